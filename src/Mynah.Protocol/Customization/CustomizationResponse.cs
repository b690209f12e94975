using System.Text.Json.Serialization;

namespace Mynah.Protocol.Customization;

/// <summary>The answer of any of the three services. Errors have <see cref="Generation.ErrorBody"/> instead.</summary>
public sealed record CustomizationResponse
{
    /// <summary>What came out; empty for changes and removals of the CosyVoice service.</summary>
    public CustomizationOutput? Output { get; init; }

    /// <summary>What it cost.</summary>
    public CustomizationUsage? Usage { get; init; }

    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; init; }
}

/// <summary>The <c>usage</c> object.</summary>
public sealed record CustomizationUsage
{
    /// <summary>Voices made: 1 for a create, else 0.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? Count { get; init; }
}

/// <summary>The <c>output</c> object: of a create, a list or a query. Members that are null are not written.</summary>
public sealed record CustomizationOutput
{
    /// <summary>Qwen list of designs: the page that this is.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? PageIndex { get; init; }

    /// <summary>Qwen list of designs: the size of a page.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? PageSize { get; init; }

    /// <summary>Qwen list of designs: all voices, on whatever page. Other lists do not tell it.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? TotalCount { get; init; }

    /// <summary>Lists: the voices of the page, newest first.</summary>
    public IReadOnlyList<CustomVoiceEntry>? VoiceList { get; init; }

    /// <summary>Designs: the preview.</summary>
    public PreviewAudio? PreviewAudio { get; init; }

    /// <summary>When the voice was made, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public string? GmtCreate { get; init; }

    /// <summary>When it was last changed, in the same form.</summary>
    public string? GmtModified { get; init; }

    /// <summary>Qwen design: language code.</summary>
    public string? Language { get; init; }

    /// <summary>Qwen design: what the preview says.</summary>
    public string? PreviewText { get; init; }

    /// <summary>CosyVoice query: where the sample can be fetched.</summary>
    public string? ResourceLink { get; init; }

    /// <summary>The one model that the voice can be used with.</summary>
    public string? TargetModel { get; init; }

    /// <summary>CosyVoice: see <see cref="VoiceStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Qwen: the voice's id.</summary>
    public string? Voice { get; init; }

    /// <summary>CosyVoice: the voice's id.</summary>
    public string? VoiceId { get; init; }

    /// <summary>Qwen design: what the voice is like.</summary>
    public string? VoicePrompt { get; init; }

    /// <summary>An extension of Mynah: the statement recorded with a clone.</summary>
    public VoiceConsent? Consent { get; init; }
}

/// <summary>One voice of a list. Members that the service does not tell are null and not written.</summary>
public sealed record CustomVoiceEntry
{
    /// <summary>CosyVoice: the voice's id.</summary>
    public string? VoiceId { get; init; }

    /// <summary>When the voice was made, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public string? GmtCreate { get; init; }

    /// <summary>When it was last changed, in the same form.</summary>
    public string? GmtModified { get; init; }

    /// <summary>Qwen design: language code.</summary>
    public string? Language { get; init; }

    /// <summary>Qwen design: what the preview says.</summary>
    public string? PreviewText { get; init; }

    /// <summary>Qwen: the one model that the voice can be used with.</summary>
    public string? TargetModel { get; init; }

    /// <summary>CosyVoice: see <see cref="VoiceStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Qwen: the voice's id.</summary>
    public string? Voice { get; init; }

    /// <summary>Qwen design: what the voice is like.</summary>
    public string? VoicePrompt { get; init; }
}

/// <summary>The preview of a designed voice.</summary>
public sealed record PreviewAudio
{
    /// <summary>The complete file.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Samples per second.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? SampleRate { get; init; }

    /// <summary><c>wav</c>, <c>pcm</c>, <c>mp3</c> or <c>opus</c>.</summary>
    public string? ResponseFormat { get; init; }
}
