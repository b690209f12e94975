using System.Diagnostics;
using System.Runtime.InteropServices;
using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>A recogniser that knows the engine's sentences and no others must tell them apart, and nothing in the same sound reversed.</summary>
public sealed class RoundTripTests(EngineFixture fixture)
{
    private static readonly string[] Sentences =
    [
        "the weather is fine today", "please open the window", "my brother has read two books", "she went to school this morning",
        "we will meet at the station", "the red car is very fast", "can you help me with this", "he likes coffee without sugar",
        "the children play in the garden", "turn left at the next street",
    ];

    [Fact]
    public async Task A_recogniser_understands_the_sentences_and_not_their_reverse()
    {
        var folder = Directory.CreateTempSubdirectory("mynah-round-trip-").FullName;
        try
        {
            var spoken = await Task.WhenAll(Sentences.Select(sentence =>
                Spoken.CollectAsync(fixture.Engine, Segments.Text("en", sentence + "."), EngineFixture.AnyVoice)));
            var forward = await RecogniseAsync(folder, "forward", spoken.Select(one => one.Samples).ToArray());
            var backward = await RecogniseAsync(folder, "backward", spoken.Select(one => one.Samples.Reverse().ToArray()).ToArray());

            Assert.True(Right(forward) >= 9, $"understood: {string.Join(" | ", forward)}");
            Assert.Equal(0, Right(backward));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Right(string[] heard) => heard.Where((text, i) => text == Sentences[i]).Count();

    private static async Task<string[]> RecogniseAsync(string folder, string name, float[][] all)
    {
        var grammar = Path.Combine(folder, "grammar.jsgf");
        await File.WriteAllTextAsync(grammar,
            $"#JSGF V1.0;\ngrammar test;\npublic <s> = {string.Join(" | ", Sentences)};\n");
        var list = Path.Combine(folder, name + ".list");
        var result = Path.Combine(folder, name + ".hyp");
        for (var i = 0; i < all.Length; i++)
            await ResampleAsync(all[i], Path.Combine(folder, $"{name}{i}.raw"));
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, all.Length).Select(i => $"{name}{i}"));
        await RunAsync("pocketsphinx_batch", "-adcin", "yes", "-cepdir", folder, "-cepext", ".raw", "-ctl", list, "-jsgf", grammar,
            "-hyp", result, "-hmm", "/usr/share/pocketsphinx/model/en-us/en-us", "-dict", "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict");
        var lines = await File.ReadAllLinesAsync(result);
        return [.. lines.Select(line => line[..line.LastIndexOf('(')].Trim())];
    }

    private static async Task ResampleAsync(float[] samples, string path)
    {
        var raw = path + ".f32";
        await File.WriteAllBytesAsync(raw, MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        await RunAsync("ffmpeg", "-v", "error", "-f", "f32le", "-ar", "22050", "-ac", "1", "-i", raw, "-f", "s16le", "-ar", "16000", path);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {errors[Math.Max(0, errors.Length - 500)..]}");
    }
}
