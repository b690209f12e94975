namespace Mynah.Ssml;

/// <summary>What <see cref="WebSoundSource"/> fetches at most. Immutable.</summary>
public sealed record SoundLimits
{
    /// <summary>Largest file in bytes. Default 2 MB, as the service has it (dossier 02 §8).</summary>
    public int MaxBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Longest sound once it is decoded. Default 2 minutes: 2 MB of 16 kHz, 16 bit last 65 seconds.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time from asking for a sound to having it, redirects included. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// True to fetch from this machine and from private networks too. Default false: a document could otherwise make a server ask
    /// services that only it can reach.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }
}
