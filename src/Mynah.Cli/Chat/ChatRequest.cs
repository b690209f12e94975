using Mynah.Audio;
using Mynah.Cli.Say;

namespace Mynah.Cli.Chat;

/// <summary>What <c>mynah chat</c> was asked for.</summary>
/// <param name="FileFormat">The format of the file; the options have the one that is spoken.</param>
internal sealed record ChatRequest(
    string? Prompt, string? Llm, string? LlmModel, string? System, string? OutPath, AudioFormat FileFormat, PlayArguments Play, ServiceArguments Service,
    SpeechOptions Options)
{
    /// <summary>True when what is spoken can go to a loudspeaker.</summary>
    public bool IsPlayable => Options.Format.Encoding == AudioEncoding.Pcm;

    public void Validate()
    {
        Options.Validate();
        if (Prompt is not null && string.IsNullOrWhiteSpace(Prompt))
            throw SpeechException.Invalid("The question is empty. Give it at least one word, or leave it out to be asked for it.");
        if (OutPath == SayRequest.Standard)
            throw SpeechException.Invalid("--out - would mix audio with the text of the conversation. Name a file.");
        if (Play.IsPlayed == true && !IsPlayable)
            throw SpeechException.Invalid($"--play needs pcm or wav, and the format is {FileFormat.Encoding.ToString().ToLowerInvariant()}. Leave out --play, or choose wav.");
    }
}
