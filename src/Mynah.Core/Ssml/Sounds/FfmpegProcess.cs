using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Mynah.Ssml;

/// <summary>
/// Decodes files with ffmpeg in a process of its own, which reads standard input, opens nothing else (a playlist inside a file leads
/// nowhere), and ends with its limits.
/// </summary>
internal static class FfmpegProcess
{
    private const int LargestAllocation = 128 * 1024 * 1024; // of one piece of memory inside ffmpeg

    /// <summary>Mono samples; null when the file cannot be decoded.</summary>
    /// <exception cref="SpeechException">ffmpeg is not installed.</exception>
    public static async Task<float[]?> DecodeAsync(ReadOnlyMemory<byte> file, FfmpegRequest request, CancellationToken cancellationToken)
    {
        using var process = Start(request);
        try
        {
            var feeding = FeedAsync(process, file, cancellationToken);
            var bytes = await ReadAsync(process, request, cancellationToken).ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0 || bytes.Length < sizeof(short))
                return null;
            var samples = new float[bytes.Length / sizeof(short)];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short))) / 32768f;
            return samples;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(FfmpegRequest request)
    {
        string[] demuxer = request.Demuxer is { } name ? ["-f", name] : [];
        string[] channel = request.FirstChannelOnly ? ["-af", "pan=mono|c0=c0"] : ["-ac", "1"];
        // The cache reads ahead as far as it must: the file is whole and small.
        string[] input = request.IsSeekable
            ? ["-protocol_whitelist", "cache,pipe", "-read_ahead_limit", "-1", .. demuxer, "-i", "cache:pipe:0"]
            : ["-protocol_whitelist", "pipe", .. demuxer, "-i", "pipe:0"];
        string[] arguments =
        [
            "-nostdin", "-loglevel", "quiet", "-max_alloc", Text(LargestAllocation), "-threads", "1", .. input,
            "-vn", "-sn", "-dn", .. channel, "-ar", Text(request.SampleRate), "-t", Text(request.MaxDuration.TotalSeconds), "-f", "s16le", "pipe:1",
        ];
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            return Process.Start(start) ?? throw new Win32Exception("It did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Synthesize,
                "the sound is no 16-bit WAV file, and other kinds need ffmpeg, which is not installed. Install the package ffmpeg, or use WAV.", missing);
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(file, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen enough, or found that this is no sound: its exit code tells.
        }
    }

    private static async Task<byte[]> ReadAsync(Process process, FfmpegRequest request, CancellationToken cancellationToken)
    {
        var most = (long)((request.MaxDuration.TotalSeconds + 1) * request.SampleRate * sizeof(short));
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (bytes.Length < most && (count = await process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
