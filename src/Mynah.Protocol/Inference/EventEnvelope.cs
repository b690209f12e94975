using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

/// <summary>The <c>header</c> of a server message (dossier 02 §2).</summary>
public sealed record EventHeader
{
    /// <summary>The task, as the client named it.</summary>
    public string? TaskId { get; set; }

    /// <summary><c>task-started</c>, <c>result-generated</c>, <c>task-finished</c> or <c>task-failed</c>.</summary>
    public string? Event { get; set; }

    /// <summary>A service code such as <c>InvalidParameter</c>; only in <c>task-failed</c>.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>A sentence for people; only in <c>task-failed</c>.</summary>
    public string? ErrorMessage { get; set; }

    /// <summary>Whatever else a service wants to say, for example <c>request_uuid</c>. Always written, mostly empty.</summary>
    public IDictionary<string, JsonElement> Attributes { get; set => field = value ?? None(); } = None();

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }

    private static Dictionary<string, JsonElement> None() => new(StringComparer.Ordinal);
}

/// <summary>The <c>payload</c> of a server message.</summary>
public sealed record EventPayload
{
    /// <summary>What happened; null in <c>task-started</c> and <c>task-failed</c>.</summary>
    public EventOutput? Output { get; set; }

    /// <summary>What the task cost so far; the last one counts.</summary>
    public InferenceUsage? Usage { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>output</c> of a server message.</summary>
public sealed record EventOutput
{
    /// <summary>A sentence begins.</summary>
    public const string SentenceBegin = "sentence-begin";

    /// <summary>A piece of its audio follows.</summary>
    public const string SentenceSynthesis = "sentence-synthesis";

    /// <summary>It is spoken; its words come with this.</summary>
    public const string SentenceEnd = "sentence-end";

    /// <summary>The sentence it is about.</summary>
    public SentenceInfo? Sentence { get; set; }

    /// <summary>One of the three names above; null in <c>task-finished</c> and from older servers.</summary>
    public string? Type { get; set; }

    /// <summary>The text of the sentence, at its begin and end; may be missing.</summary>
    public string? OriginalText { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>sentence</c> object. Times count from the start of the task's audio.</summary>
public sealed record SentenceInfo
{
    /// <summary>Counts the sentences of a task from 0.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Index { get; set; }

    /// <summary>When its audio begins, in ms.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? BeginTime { get; set; }

    /// <summary>When its audio ends, in ms.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? EndTime { get; set; }

    /// <summary>Its words in order; empty unless times were asked for, and then only at its end.</summary>
    public IReadOnlyList<TimedWord>? Words { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A word and its time (dossier 02 §4.3).</summary>
public sealed record TimedWord
{
    /// <summary>As it is written; in Chinese a single character.</summary>
    public string? Text { get; set; }

    /// <summary>Where it begins in the sentence, in code points, as Python counts.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? BeginIndex { get; set; }

    /// <summary>Where it ends, in code points; not part of the word.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? EndIndex { get; set; }

    /// <summary>When it begins, in ms from the start of the task's audio.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? BeginTime { get; set; }

    /// <summary>When it ends, in ms.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? EndTime { get; set; }

    /// <summary>Members this version does not know, such as <c>phonemes</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The <c>usage</c> object.</summary>
public sealed record InferenceUsage
{
    /// <summary>Counted characters: an ideograph 2, all else 1, the tags of SSML nothing.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Characters { get; set; }

    /// <summary>Members this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
