using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

/// <summary>
/// The <c>parameters</c> of a CosyVoice task (dossier 02 §3.1); over HTTP they stand in <c>input</c>, see <see cref="SynthesisInput"/>.
/// Every member may be missing. <see cref="SynthesisMapping"/> checks them and turns them into <see cref="SpeechOptions"/>.
/// </summary>
public record SynthesisParameters
{
    /// <summary><c>PlainText</c>, or <c>SSML</c>.</summary>
    public string? TextType { get; set; }

    /// <summary>A voice of the very model; required by the service.</summary>
    public string? Voice { get; set; }

    /// <summary><c>mp3</c>, <c>wav</c>, <c>pcm</c> or <c>opus</c>. <c>Default</c>, which SDKs send, means <c>mp3</c>.</summary>
    public string? Format { get; set; }

    /// <summary>Samples per second. 0, which SDKs send, means 22,050.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? SampleRate { get; set; }

    /// <summary>Loudness, 0 (silence) … 100; 50 when missing.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Volume { get; set; }

    /// <summary>Speaking rate, 0.5 … 2.0; 1.0 when missing.</summary>
    public double? Rate { get; set; }

    /// <summary>Pitch factor, 0.5 … 2.0; 1.0 when missing.</summary>
    public double? Pitch { get; set; }

    /// <summary>kbit/s of Opus, 6 … 510; 32 when missing.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? BitRate { get; set; }

    /// <summary>Allows SSML, in exactly one message of text. SDKs set it for plain text, too.</summary>
    public bool? EnableSsml { get; set; }

    /// <summary>Asks for the times of words.</summary>
    public bool? WordTimestampEnabled { get; set; }

    /// <summary>Asks Sambert for the times of phonemes; has no effect on CosyVoice.</summary>
    public bool? PhonemeTimestampEnabled { get; set; }

    /// <summary>Makes results repeatable, 0 … 65535.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Seed { get; set; }

    /// <summary>Language codes; only the first counts.</summary>
    public IReadOnlyList<string>? LanguageHints { get; set; }

    /// <summary>How to speak, in words; at most 100 counted characters.</summary>
    public string? Instruction { get; set; }

    /// <summary>Asks for a mark in the audio that says a machine made it.</summary>
    public bool? EnableAigcTag { get; set; }

    /// <summary>Who publishes the audio, for the mark; the account when missing.</summary>
    public string? AigcPropagator { get; set; }

    /// <summary>The publication, for the mark; the request when missing.</summary>
    public string? AigcPropagateId { get; set; }

    /// <summary>Words that are said in another way than they are written.</summary>
    public HotFix? HotFix { get; set; }

    /// <summary>Asks for the marks of Markdown to be left unspoken.</summary>
    public bool? EnableMarkdownFilter { get; set; }

    /// <summary>Sent by the Python SDK; the meaning is not known.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Type { get; set; }

    /// <summary>Sent by the Java SDK; the meaning is not known.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Style { get; set; }

    /// <summary>Members this version does not know; kept when read and written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>hot_fix</c> object: each list holds objects with one member, the word and what becomes of it.</summary>
public sealed record HotFix
{
    /// <summary>Word to numeric pinyin: <c>{"重庆":"chong2 qing4"}</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Pronunciation { get; set; }

    /// <summary>Word to the words that are said instead: <c>{"from":"to"}</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Replace { get; set; }
}
