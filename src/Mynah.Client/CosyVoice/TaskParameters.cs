using Mynah.Audio;
using Mynah.Protocol.Inference;

namespace Mynah.Client.CosyVoice;

/// <summary>Puts the options of the one contract and CosyVoice's own parameters together and checks them before anything is sent.</summary>
internal static class TaskParameters
{
    /// <summary>What is sent for these options.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="own">What only CosyVoice has; unknown members are passed on.</param>
    /// <exception cref="SpeechException">A value is out of range, or one was given in both places.</exception>
    public static SynthesisParameters From(SpeechOptions options, SynthesisParameters? own)
    {
        var parameters = SynthesisMapping.FromOptions(options);
        if (options.Format.Encoding == AudioEncoding.Wav)
            parameters.Format = "pcm"; // the header is written here, once for the stream
        parameters.WordTimestampEnabled = own?.WordTimestampEnabled ?? true;
        parameters.EnableSsml = false;
        if (own is not null)
            Take(parameters, own);
        return SynthesisMapping.Problem(parameters) is { } problem ? throw SpeechException.Invalid(Sentence(problem)) : parameters;
    }

    private static void Take(SynthesisParameters parameters, SynthesisParameters own)
    {
        foreach (var (name, isSet) in (ReadOnlySpan<(string, bool)>)
        [
            ("voice", own.Voice is not null), ("format", own.Format is not null), ("sample_rate", own.SampleRate is not null),
            ("volume", own.Volume is not null), ("rate", own.Rate is not null), ("pitch", own.Pitch is not null),
            ("bit_rate", own.BitRate is not null), ("instruction", own.Instruction is not null), ("enable_ssml", own.EnableSsml is not null),
        ])
        {
            if (isSet)
                throw SpeechException.Invalid($"The parameter {name} belongs into SpeechOptions. Set it there and leave it out of the parameters.");
        }
        parameters.TextType = own.TextType ?? parameters.TextType;
        parameters.PhonemeTimestampEnabled = own.PhonemeTimestampEnabled;
        parameters.Seed = own.Seed;
        parameters.LanguageHints = own.LanguageHints ?? parameters.LanguageHints;
        parameters.EnableAigcTag = own.EnableAigcTag;
        parameters.AigcPropagator = own.AigcPropagator;
        parameters.AigcPropagateId = own.AigcPropagateId;
        parameters.HotFix = own.HotFix;
        parameters.EnableMarkdownFilter = own.EnableMarkdownFilter;
        parameters.Type = own.Type;
        parameters.Style = own.Style;
        parameters.Extra = own.Extra;
    }

    private static string Sentence(string problem) => $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.";
}
