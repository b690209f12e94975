namespace Mynah.Playback;

/// <summary>Speech on its way to a listener: through the loudspeaker, or to nobody.</summary>
internal interface ISpokenStream
{
    /// <summary>Ends when all was heard or stopped and the synthesizer is done; fails as the speech failed.</summary>
    Task Completion { get; }

    /// <summary>What was heard up to now.</summary>
    HeardText Heard { get; }

    /// <summary>Silence at once. Does not wait for the synthesizer. Never fails, and may be called again.</summary>
    Task<HeardText> StopAsync();

    /// <summary>The text as it is heard.</summary>
    IAsyncEnumerable<string> WatchAsync(CancellationToken cancellationToken = default);
}
