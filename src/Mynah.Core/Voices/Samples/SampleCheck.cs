namespace Mynah.Voices;

/// <summary>
/// Checks a recording for cloning. WAV is read here; MP3 and M4A are decoded by ffmpeg in a process with limits. Nothing of the file
/// is trusted: neither its name nor what its headers promise. Safe for concurrent calls; about 50 ms per 10 s of sound.
/// </summary>
public static class SampleCheck
{
    /// <summary>Checks a file. It need not be seekable; at most one byte more than the rules allow is read.</summary>
    /// <returns>Also for refused samples: bad content is no exception.</returns>
    /// <exception cref="SpeechException">ffmpeg is needed and not installed.</exception>
    public static Task<SampleReport> RunAsync(Stream sample, SampleRules rules, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Checks a file.</summary>
    /// <exception cref="SpeechException">It cannot be read, or ffmpeg is needed and not installed.</exception>
    public static Task<SampleReport> RunAsync(string path, SampleRules rules, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Checks a file in memory.</summary>
    /// <returns>Also for refused samples: bad content is no exception.</returns>
    /// <exception cref="SpeechException">ffmpeg is needed and not installed.</exception>
    public static Task<SampleReport> RunAsync(ReadOnlyMemory<byte> sample, SampleRules rules, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
