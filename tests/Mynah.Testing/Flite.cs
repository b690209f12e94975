using System.Diagnostics;

namespace Mynah.Testing;

/// <summary>Test speakers that are not ours: voices of the engine flite, some of them made higher, lower, faster or slower by ffmpeg.</summary>
public static class Flite
{
    /// <summary>What they say: about twelve seconds.</summary>
    public const string Text =
        "The harbour lay quiet in the early light. A few boats moved slowly out to sea, and the men on board talked about the weather. "
        + "Nobody had seen a storm like that in years, but now the water was calm again, and everyone hoped for a good day.";

    /// <summary>Speaks the text.</summary>
    /// <param name="voice">A voice of flite: <c>slt</c>, <c>rms</c>, <c>awb</c>, <c>kal16</c>.</param>
    /// <param name="filter">A filter of ffmpeg that makes another speaker of it; null for none.</param>
    /// <returns>A WAV file, mono, 16 bit, 24 kHz.</returns>
    public static async Task<byte[]> SpeakAsync(string voice, string? filter = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mynah-flite-{Guid.NewGuid():N}.wav");
        try
        {
            await RunAsync("flite", ["-voice", voice, "-t", Text, "-o", path]);
            return await Ffmpeg.ConvertAsync(await File.ReadAllBytesAsync(path), ["-af", $"{(filter is null ? "" : filter + ",")}aresample=24000", "-ac", "1", "-c:a", "pcm_s16le", "-f", "wav"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
