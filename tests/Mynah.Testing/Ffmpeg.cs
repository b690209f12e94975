using System.Diagnostics;
using System.Runtime.InteropServices;
using Mynah.Audio;

namespace Mynah.Testing;

/// <summary>Decodes audio files with ffmpeg, an implementation that is not ours.</summary>
public static class Ffmpeg
{
    /// <summary>The samples of a file of any format, mono, at the file's own rate unless another is given.</summary>
    /// <exception cref="InvalidDataException">ffmpeg refuses the file or reports an error in it.</exception>
    public static async Task<float[]> DecodeAsync(byte[] file, int? sampleRate = null)
    {
        string[] rate = sampleRate is { } hertz ? ["-ar", $"{hertz}"] : [];
        var decoded = await RunAsync(["-v", "error", "-i", "pipe:0", "-f", "s16le", "-ac", "1", .. rate, "pipe:1"], file);
        var steps = MemoryMarshal.Cast<byte, short>(decoded);
        var samples = new float[steps.Length];
        Pcm16.ToSamples(steps, samples);
        return samples;
    }

    /// <summary>Turns a file into another: <paramref name="arguments"/> are those between input and output.</summary>
    public static Task<byte[]> ConvertAsync(byte[] file, string[] arguments)
        => RunAsync(["-v", "error", "-i", "pipe:0", .. arguments, "pipe:1"], file);

    /// <summary>Makes a file without input: <paramref name="arguments"/> are all but the output.</summary>
    public static Task<byte[]> MakeAsync(string[] arguments) => RunAsync(["-v", "error", .. arguments, "pipe:1"], []);

    /// <summary>The tags that ffmpeg finds in the header of a file or of its stream, by name.</summary>
    public static async Task<Dictionary<string, string>> TagsAsync(byte[] file)
    {
        // Ogg keeps its comments with the stream, the others with the file; the last two lines of a block begin a section.
        var text = System.Text.Encoding.UTF8.GetString(await RunAsync(
            ["-v", "error", "-i", "pipe:0", "-map_metadata", "0", "-map_metadata:g", "0:g", "-f", "ffmetadata", "pipe:1"], file));
        var stream = System.Text.Encoding.UTF8.GetString(await RunAsync(
            ["-v", "error", "-i", "pipe:0", "-map_metadata:g", "0:s:0", "-f", "ffmetadata", "pipe:1"], file));
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n').Concat(stream.Split('\n')))
        {
            var unescaped = System.Text.RegularExpressions.Regex.Replace(line, @"\\(.)", "$1");
            if (unescaped.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                tags[unescaped[..at]] = unescaped[(at + 1)..];
        }
        return tags;
    }

    /// <summary>Runs ffmpeg with <paramref name="input"/> on its standard input and gives what it wrote.</summary>
    private static async Task<byte[]> RunAsync(string[] arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("ffmpeg did not start.");
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var complaints = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // ffmpeg ended before it had read everything; its message says why.
        }
        await reading;
        await process.WaitForExitAsync();
        var message = await complaints;
        if (process.ExitCode != 0 || message.Length > 0)
            throw new InvalidDataException($"ffmpeg ended with {process.ExitCode}: {message}");
        return output.ToArray();
    }
}
