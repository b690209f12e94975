using System.Text.Json.Serialization;

namespace Mynah.Protocol.Customization;

/// <summary>
/// A request of any of the three services (dossier 05 §2–4). Members that are null are not written. Which members a service knows is in
/// the dossier's tables; the services share this type because a reader must see what was sent to say what is wrong with it.
/// </summary>
public sealed record CustomizationRequest
{
    /// <summary>The service, see <see cref="CustomizationService"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The operation and its members.</summary>
    public CustomizationInput? Input { get; init; }

    /// <summary>The format of preview audio.</summary>
    public CustomizationParameters? Parameters { get; init; }
}

/// <summary>The <c>input</c> object.</summary>
public sealed record CustomizationInput
{
    /// <summary>The operation: <c>create</c>, <c>list</c> … for Qwen; <c>create_voice</c>, <c>list_voice</c> … for CosyVoice.</summary>
    public string? Action { get; init; }

    /// <summary>The model that the voice is for; it can be used with no other.</summary>
    public string? TargetModel { get; init; }

    /// <summary>Qwen: part of the id, at most 16 of <c>[0-9A-Za-z_]</c>.</summary>
    public string? PreferredName { get; init; }

    /// <summary>CosyVoice: part of the id, at most 10 of <c>[0-9A-Za-z_]</c>; with <c>list_voice</c> the voices to list.</summary>
    public string? Prefix { get; init; }

    /// <summary>Qwen clone: the sample.</summary>
    public CustomizationAudio? Audio { get; init; }

    /// <summary>CosyVoice clone: where the sample is, <c>http(s)://</c> or <c>oss://</c>. Mynah also takes a data URI here.</summary>
    public string? Url { get; init; }

    /// <summary>Qwen clone: what is said in the sample.</summary>
    public string? Text { get; init; }

    /// <summary>Design: what the voice is like, Chinese or English; at most 2048 characters for Qwen, 500 for CosyVoice.</summary>
    public string? VoicePrompt { get; init; }

    /// <summary>Design: what the preview says; at most 1024 characters for Qwen, 15 … 200 for CosyVoice.</summary>
    public string? PreviewText { get; init; }

    /// <summary>Qwen: language code of the sample or of the preview.</summary>
    public string? Language { get; init; }

    /// <summary>CosyVoice: language of the sample or of the preview; only the first counts.</summary>
    public IReadOnlyList<string>? LanguageHints { get; init; }

    /// <summary>CosyVoice clone: how much of the sample is used, 3 … 30 seconds, 10 when not given.</summary>
    public double? MaxPromptAudioLength { get; init; }

    /// <summary>CosyVoice clone: clean the sample of noise first; false when not given.</summary>
    public bool? EnablePreprocess { get; init; }

    /// <summary>Qwen: the voice to query or delete.</summary>
    public string? Voice { get; init; }

    /// <summary>CosyVoice: the voice to query, update or delete.</summary>
    public string? VoiceId { get; init; }

    /// <summary>Entries of a page, 10 when not given.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? PageSize { get; init; }

    /// <summary>The page, from 0.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? PageIndex { get; init; }

    /// <summary>Clones, an extension of Mynah: who allowed the use of the sampled voice. The cloud ignores it.</summary>
    public VoiceConsent? Consent { get; init; }
}

/// <summary>The <c>audio</c> object of a Qwen clone.</summary>
public sealed record CustomizationAudio
{
    /// <summary>A data URI (see <see cref="AudioDataUri"/>) or an address that begins with <c>http</c>.</summary>
    public string? Data { get; init; }
}

/// <summary>The <c>parameters</c> object: the format of preview audio.</summary>
public sealed record CustomizationParameters
{
    /// <summary>8000, 16000, 24000 (when not given) or 48000 samples per second.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? SampleRate { get; init; }

    /// <summary><c>wav</c> (when not given), <c>pcm</c>, <c>mp3</c> or <c>opus</c>.</summary>
    public string? ResponseFormat { get; init; }
}

/// <summary>The statement that whoever speaks in a sample agreed to its use. An extension of Mynah; kept with the voice and told by a query.</summary>
public sealed record VoiceConsent
{
    /// <summary>Who gave it: the person whose voice it is. At most 200 characters.</summary>
    public string? Who { get; init; }

    /// <summary>What the voice may be used for. At most 1000 characters.</summary>
    public string? Purpose { get; init; }

    /// <summary>Where the statement itself can be found, for example a document number. At most 500 characters.</summary>
    public string? Reference { get; init; }

    /// <summary>When it was recorded, <c>yyyy-MM-dd HH:mm:ss</c>; told by a query, ignored in a request.</summary>
    public string? GmtCreate { get; init; }
}
