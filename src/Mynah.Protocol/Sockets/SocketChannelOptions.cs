namespace Mynah.Protocol;

/// <summary>Limits of a <see cref="SocketChannel"/>.</summary>
public sealed record SocketChannelOptions
{
    /// <summary>Largest message in bytes that is accepted; 1 MiB (dossier 01 §1.5, our choice).</summary>
    public int MaxMessageBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// Messages that may wait in each direction. Eight hold half a second of audio: enough to bridge a pause of the scheduler, little
    /// enough that a slow reader soon slows the speaker.
    /// </summary>
    public int Capacity { get; init; } = 8;

    /// <summary>
    /// Waits for a message with its buffer in hand, as large as the last one. Saves a system call for each message; without it an
    /// idle connection holds no buffer, which suits a side that has many.
    /// </summary>
    public bool HoldsBuffer { get; init; }

    /// <summary>
    /// Says which text messages carry nothing and are dropped as they come, so that nobody is woken for them. Called on the read loop: it
    /// must be quick and must not throw. Default: none.
    /// </summary>
    public SocketMessageFilter? IsNoise { get; init; }

    /// <summary>How long a polite close may take before the connection is cut.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The clock of <see cref="CloseTimeout"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>Looks at the bytes of a text message.</summary>
public delegate bool SocketMessageFilter(ReadOnlySpan<byte> message);
