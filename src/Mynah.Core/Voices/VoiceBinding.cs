namespace Mynah;

/// <summary>A custom voice and the one model that it can be used with (dossier 05 §5). Immutable.</summary>
/// <param name="Voice">The voice's id.</param>
/// <param name="TargetModel">The model that it was made for.</param>
public sealed record VoiceBinding(string Voice, string TargetModel)
{
    /// <summary>Returns when the choice is right, or is about another voice.</summary>
    /// <exception cref="SpeechException">The voice is this one and the model is another; the message names both.</exception>
    public void Check(string voice, string? model)
    {
        if (voice == Voice && model != TargetModel)
        {
            throw new SpeechException(SpeechErrorCode.UnknownVoice, SpeechStage.Validate,
                $"The voice '{Voice}' was made for the model '{TargetModel}' and cannot be used with {(model is null ? "another" : $"'{model}'")}. "
                + $"Set Model to '{TargetModel}', or make the voice again for the model you want.");
        }
    }
}
