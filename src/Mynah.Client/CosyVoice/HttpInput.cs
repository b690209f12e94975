using Mynah.Protocol.Inference;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Client.CosyVoice;

/// <summary>Makes the body of an HTTP request: the same members as a task has, and the text, all in one object (dossier 03 §3.1).</summary>
internal static class HttpInput
{
    public const string Path = "services/audio/tts/SpeechSynthesizer";

    public static SynthesisRequest From(string text, SpeechOptions? options, SynthesisParameters? own, bool streamed)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw SpeechException.Invalid("The text is empty. Give it at least one word.");
        var isSsml = options?.EnableSsml == true && SsmlDocument.IsSsml(text);
        if (isSsml)
            SsmlTexts.Check(text);
        else if (CharacterCount.Of(text) is > TextCut.PerMessage and var count)
            throw SpeechException.Invalid($"The text has {count} counted characters; a request takes {TextCut.PerMessage}. Split it, or use CosyVoiceClient, which does.");
        options = CosyVoiceDefaults.Apply(options ?? new SpeechOptions());
        var parameters = TaskParameters.From(options, own);
        return new SynthesisRequest
        {
            Model = options.Model,
            Input = new SynthesisInput
            {
                Text = text, Voice = parameters.Voice, SampleRate = parameters.SampleRate,
                // A file may be WAV; a stream is asked for as samples, for its header is written here.
                Format = streamed ? parameters.Format : Protocol.AudioFormatNames.ToWire(options.Format.Encoding),
                Volume = parameters.Volume, Rate = parameters.Rate, Pitch = parameters.Pitch, BitRate = parameters.BitRate,
                EnableSsml = isSsml, WordTimestampEnabled = streamed ? parameters.WordTimestampEnabled : null, Seed = parameters.Seed,
                LanguageHints = parameters.LanguageHints, Instruction = parameters.Instruction, EnableAigcTag = parameters.EnableAigcTag,
                AigcPropagator = parameters.AigcPropagator, AigcPropagateId = parameters.AigcPropagateId, HotFix = parameters.HotFix,
                EnableMarkdownFilter = parameters.EnableMarkdownFilter, Type = parameters.Type, Style = parameters.Style, Extra = parameters.Extra,
            },
        };
    }
}
