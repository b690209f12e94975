using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Realtime;

/// <summary>
/// The <c>session</c> object of the realtime dialect (dossier 01 §2.1, §3). Every member may be missing; <see cref="With"/> lays an
/// update over what stands.
/// </summary>
public sealed record SessionSettings
{
    /// <summary>Session id, set by the server only.</summary>
    public string? Id { get; set; }

    /// <summary><c>realtime.session</c> in server events.</summary>
    public string? Object { get; set; }

    /// <summary>The model; informative, the URL decides.</summary>
    public string? Model { get; set; }

    /// <summary>Voice name; <c>Cherry</c> before the first update.</summary>
    public string? Voice { get; set; }

    /// <summary><c>Auto</c>, <c>Chinese</c>, <c>English</c> …; see <see cref="LanguageTypes"/>.</summary>
    public string? LanguageType { get; set; }

    /// <summary><c>server_commit</c> or <c>commit</c>.</summary>
    public string? Mode { get; set; }

    /// <summary><c>pcm</c>, <c>wav</c>, <c>mp3</c> or <c>opus</c>.</summary>
    public string? ResponseFormat { get; set; }

    /// <summary>Samples per second.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? SampleRate { get; set; }

    /// <summary>Speaking rate, 0.5 … 2.0.</summary>
    public double? SpeechRate { get; set; }

    /// <summary>Loudness, 0 … 100.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Volume { get; set; }

    /// <summary>Pitch factor, 0.5 … 2.0.</summary>
    public double? PitchRate { get; set; }

    /// <summary>kbit/s, 6 … 510.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? BitRate { get; set; }

    /// <summary>How to speak, in words.</summary>
    public string? Instructions { get; set; }

    /// <summary>Lets the service rewrite the instructions.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool? OptimizeInstructions { get; set; }

    /// <summary>Text normalisation switch, sent by one SDK; not documented.</summary>
    [JsonConverter(typeof(TolerantBooleanConverter))]
    public bool? EnableTn { get; set; }

    /// <summary>Members this version does not know; kept when read and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>These settings with every member that <paramref name="update"/> carries. Ids and unknown members are not taken over.</summary>
    public SessionSettings With(SessionSettings update) => this with
    {
        Voice = update.Voice ?? Voice,
        LanguageType = update.LanguageType ?? LanguageType,
        Mode = update.Mode ?? Mode,
        ResponseFormat = update.ResponseFormat ?? ResponseFormat,
        SampleRate = update.SampleRate ?? SampleRate,
        SpeechRate = update.SpeechRate ?? SpeechRate,
        Volume = update.Volume ?? Volume,
        PitchRate = update.PitchRate ?? PitchRate,
        BitRate = update.BitRate ?? BitRate,
        Instructions = update.Instructions ?? Instructions,
        OptimizeInstructions = update.OptimizeInstructions ?? OptimizeInstructions,
        EnableTn = update.EnableTn ?? EnableTn,
    };
}
