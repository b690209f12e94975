using Mynah.Audio;

namespace Mynah.Client.CosyVoice;

/// <summary>Fills in what a caller left at the defaults of the one contract and CosyVoice has no use for.</summary>
internal static class CosyVoiceDefaults
{
    /// <summary>Checks the options and names model and voice.</summary>
    /// <exception cref="SpeechException">A value is refused.</exception>
    public static SpeechOptions Apply(SpeechOptions options)
    {
        options.Validate();
        if (options is { Container: ContainerScope.Utterance, Mode: SegmentationMode.Auto, Format.Encoding: AudioEncoding.Opus })
            throw SpeechException.Invalid("CosyVoice makes one Ogg file of a task. For one file of each utterance set Mode to Manual, or choose another format.");
        var model = options.Model ?? CosyVoiceClient.DefaultModel;
        if (options.EnableSsml && ModelCatalogue.Find(model) is { Ssml: false })
            throw SpeechException.Invalid($"The model {model} does not understand SSML. Choose another, for example {CosyVoiceClient.DefaultModel}, or plain text.");
        return options with
        {
            Model = model,
            Voice = options.Voice == SpeechOptions.DefaultVoice ? CosyVoiceClient.DefaultVoice : options.Voice,
        };
    }
}
