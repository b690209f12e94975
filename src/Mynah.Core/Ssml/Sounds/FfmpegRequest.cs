namespace Mynah.Ssml;

/// <summary>What ffmpeg is asked to decode.</summary>
internal sealed record FfmpegRequest
{
    /// <summary>The only kind of file that is accepted; null to let ffmpeg find out.</summary>
    public string? Demuxer { get; init; }

    /// <summary>True when the file may have to be read from its end; it is then kept in an unnamed temporary file.</summary>
    public bool IsSeekable { get; init; }

    /// <summary>True for the first channel, false for a mix of all.</summary>
    public bool FirstChannelOnly { get; init; }

    /// <summary>Of the samples that are wanted, in Hz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Where decoding ends.</summary>
    public required TimeSpan MaxDuration { get; init; }
}
