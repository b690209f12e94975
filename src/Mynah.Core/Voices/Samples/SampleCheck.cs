using Mynah.Ssml;

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
    public static async Task<SampleReport> RunAsync(Stream sample, SampleRules rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rules);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (bytes.Length <= rules.MaxBytes
            && (count = await sample.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, rules.MaxBytes + 1 - bytes.Length)), cancellationToken).ConfigureAwait(false)) > 0)
            bytes.Write(buffer, 0, count);
        return await RunAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), rules, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks a file.</summary>
    /// <exception cref="SpeechException">It cannot be read, or ffmpeg is needed and not installed.</exception>
    public static async Task<SampleReport> RunAsync(string path, SampleRules rules, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
            await using var _ = file.ConfigureAwait(false);
            return await RunAsync(file, rules, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate, $"The sample '{path}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Checks a file in memory.</summary>
    /// <returns>Also for refused samples: bad content is no exception.</returns>
    /// <exception cref="SpeechException">ffmpeg is needed and not installed.</exception>
    public static async Task<SampleReport> RunAsync(ReadOnlyMemory<byte> sample, SampleRules rules, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var findings = new SampleFindings(rules);
        var report = new SampleReport { Service = rules.Service, Findings = findings.All };
        if (!findings.Size(sample.Length))
            return report;
        var file = SampleFile.Read(sample.Span);
        report = report with
        {
            Container = file.Container,
            SampleRate = file.SampleRate > 0 ? file.SampleRate : null,
            Channels = file.Channels > 0 ? file.Channels : null,
            Duration = file.Seconds is { } promised && promised < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(promised) : null,
        };
        if (!findings.Container(file) || !findings.SampleRate(file) | !findings.Channels(file) | !findings.Length(file.Seconds, isPromise: true))
            return report;
        if (await SampleDecoder.DecodeAsync(sample, file, rules.MaxDuration, cancellationToken).ConfigureAwait(false) is not { } sound)
        {
            findings.Undecodable(file);
            return report;
        }
        var seconds = (double)sound.Samples.Length / sound.SampleRate;
        report = report with { Audio = sound, Duration = TimeSpan.FromSeconds(seconds) };
        return findings.Length(seconds, isPromise: false) ? Judge(report, sound, findings) : report;
    }

    private static SampleReport Judge(SampleReport report, Sound sound, SampleFindings findings)
    {
        var analysis = new SampleAnalysis(sound, findings.Rules);
        report = report with { Spans = analysis.Spans };
        if (!findings.Level(analysis) || !findings.Speech(analysis))
            return report;
        findings.Pauses(analysis);
        findings.Clipping(analysis);
        findings.Noise(analysis);
        findings.Music(analysis);
        findings.Speakers(analysis);
        findings.Bandwidth(analysis);
        return report with { Features = analysis.Features };
    }
}
