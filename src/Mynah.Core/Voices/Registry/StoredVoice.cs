namespace Mynah.Voices;

/// <summary>A custom voice as a registry keeps it. Immutable.</summary>
public sealed record StoredVoice
{
    /// <summary>Its name for users; unique among all owners.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the key that made it.</summary>
    public required string Owner { get; init; }

    /// <summary>Which quota it counts for.</summary>
    public required VoiceFamily Family { get; init; }

    /// <summary>How it was made.</summary>
    public required VoiceOrigin Origin { get; init; }

    /// <summary>The part of the id that the user chose.</summary>
    public required string Name { get; init; }

    /// <summary>The one model that it can be used with.</summary>
    public required string TargetModel { get; init; }

    /// <summary>Whether it can be used yet.</summary>
    public required VoiceState State { get; init; }

    /// <summary>Language code of the sample or of the preview; null when not said.</summary>
    public string? Language { get; init; }

    /// <summary>Designs: what it is like.</summary>
    public string? Prompt { get; init; }

    /// <summary>Designs: what the preview says. Clones: what the sample says, where known.</summary>
    public string? Text { get; init; }

    /// <summary>Clones: the opaque name of the sample file.</summary>
    public string? Sample { get; init; }

    /// <summary>Clones: who allowed it; null when not stated.</summary>
    public ConsentStatement? Consent { get; init; }

    /// <summary>How it is spoken; null until it was made.</summary>
    public VoiceProfile? Profile { get; init; }

    /// <summary>When it was made; kept to the millisecond.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed; kept to the millisecond.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Counts changes, so that a change based on an old state is refused. Set by the registry.</summary>
    public long Revision { get; init; }
}

/// <summary>The services count their voices separately.</summary>
public enum VoiceFamily
{
    /// <summary>Voices for <c>qwen3-tts-vc-*</c> and <c>qwen3-tts-vd-*</c>.</summary>
    Qwen = 1,

    /// <summary>Voices for CosyVoice and Qwen-Audio.</summary>
    CosyVoice = 2,
}

/// <summary>How a voice was made.</summary>
public enum VoiceOrigin
{
    /// <summary>From a sample.</summary>
    Clone = 1,

    /// <summary>From a description.</summary>
    Design = 2,
}

/// <summary>Whether a voice can be used.</summary>
public enum VoiceState
{
    /// <summary>It is being made.</summary>
    Deploying = 1,

    /// <summary>It can be used.</summary>
    Usable = 2,

    /// <summary>It could not be made.</summary>
    Refused = 3,
}

/// <summary>That the person in a sample agreed to its use. Immutable.</summary>
/// <param name="Who">Who gave it.</param>
/// <param name="Purpose">What the voice may be used for.</param>
/// <param name="Reference">Where the statement can be found; null when not said.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record ConsentStatement(string Who, string Purpose, string? Reference, DateTimeOffset RecordedAt);
