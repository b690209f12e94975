using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Generation;

namespace Mynah.Client.Generation;

/// <summary>Translates options into a request; values at their defaults are left out.</summary>
internal static class RequestMapping
{
    public static GenerationRequest From(string text, SpeechOptions options, string defaultModel)
    {
        var parameters = new GenerationParameters
        {
            SpeechRate = options.Rate == 1.0 ? null : options.Rate,
            PitchRate = options.Pitch == 1.0 ? null : options.Pitch,
            Volume = options.Volume == 50 ? null : options.Volume,
            ResponseFormat = options.Format.Encoding is AudioEncoding.Mp3 or AudioEncoding.Opus ? AudioFormatNames.ToWire(options.Format.Encoding) : null,
            SampleRate = options.Format.SampleRate == 24000 ? null : options.Format.SampleRate,
            BitRate = options.Format.BitRate,
        };
        return new GenerationRequest
        {
            Model = options.Model ?? defaultModel,
            Input = new GenerationInput
            {
                Text = text, Voice = options.Voice, LanguageType = LanguageTypes.FromCode(options.Language), Instructions = options.Instructions,
            },
            Parameters = parameters,
        };
    }
}
