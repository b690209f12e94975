namespace Mynah.Voices;

/// <summary>Which voices to list. Immutable.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Family">Of which services.</param>
public sealed record VoiceQuery(string Owner, VoiceFamily Family)
{
    /// <summary>Only those made in this way; null for all.</summary>
    public VoiceOrigin? Origin { get; init; }

    /// <summary>Only those whose chosen name begins so; case counts. Null for all.</summary>
    public string? NamePrefix { get; init; }

    /// <summary>The page, from 0. A page after the last is empty.</summary>
    public int PageIndex { get; init; }

    /// <summary>Voices of a page, at least 1.</summary>
    public int PageSize { get; init; } = 10;
}

/// <summary>A page of voices.</summary>
/// <param name="Voices">Newest first.</param>
/// <param name="Total">All voices that the query finds, on whatever page.</param>
public sealed record VoicePage(IReadOnlyList<StoredVoice> Voices, int Total);
