using System.Text;
using System.Text.Json;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary><c>mynah say --ssml</c> as a user types it.</summary>
public sealed class SsmlTests : IDisposable
{
    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    [Fact]
    public async Task A_document_is_spoken_with_its_pauses_words_and_sounds_from_its_own_folder()
    {
        Directory.CreateDirectory(_mynah.PathOf("talk"));
        using (var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 16000)))
            await File.WriteAllBytesAsync(_mynah.PathOf("talk/bell.wav"), StageRun.Encode(encoder, Tone.Sine(2000, 16000, 0.5)));
        await File.WriteAllTextAsync(_mynah.PathOf("talk/a.ssml"), "<speak voice='Ethan'>\n  One.<break time='2s'/><soundEvent src='bell.wav'/>\n  Two.\n</speak>");

        var finished = await _mynah.RunAsync("say", "--ssml", "--file", "talk/a.ssml", "--out", "a.wav", "--words", "a.json", "--json");
        Assert.True(finished.ExitCode == 0, finished.Error);
        var (rate, samples) = WavReader.Read(await File.ReadAllBytesAsync(_mynah.PathOf("a.wav")));
        var two = WordStarts(await File.ReadAllTextAsync(_mynah.PathOf("a.json")))[1];
        Assert.InRange(two, 2.6, 3.8);
        Assert.True(Tone.Rms(samples.AsSpan((int)((two - 1.5) * rate), rate / 2)) < 0.001, "the break is silent");
        Assert.True(Tone.Amplitude(samples.AsSpan((int)((two - 0.4) * rate), rate / 4), rate, 2000) > 0.3, "the bell rings before the word");
    }

    [Fact]
    public async Task Standard_input_is_read_to_its_end()
    {
        var finished = await _mynah.RunWithInputAsync(Encoding.UTF8.GetBytes("<speak>你好，<say-as interpret-as='digits'>42</say-as>。</speak>"), "say", "--ssml", "-", "--out", "a.wav");
        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.True(WavReader.Read(await File.ReadAllBytesAsync(_mynah.PathOf("a.wav"))).Samples.Length > 12000);
    }

    [Theory]
    [InlineData("SSML:1:1: text stands outside <speak>", "Hello.")]
    [InlineData("SSML:1:16: <break time=\"12s\"> is not allowed. Use 50ms to 10000ms", "<speak>a<break time='12s'/></speak>")]
    [InlineData("SSML:2:1: </b> stands where </speak>", "<speak>a\n</b></speak>")]
    [InlineData("SSML:1:1: document types", "<!DOCTYPE x><speak>a</speak>")]
    [InlineData("There is no voice 'Chery'", "<speak voice='Chery'>a</speak>")]
    [InlineData("is not on the public internet", "<speak>a<soundEvent src='http://127.0.0.1:1/x.wav'/></speak>")]
    public async Task What_is_wrong_is_told_as_line_and_column_with_status_2(string message, string document)
    {
        var finished = await _mynah.RunAsync("say", "--ssml", document, "--out", "a.wav");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
        Assert.Empty(_mynah.Files);
    }

    [Fact]
    public async Task A_missing_sound_file_is_named_with_status_1()
    {
        var finished = await _mynah.RunAsync("say", "--ssml", "<speak>a<soundEvent src='none.wav'/></speak>", "--out", "a.wav");
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("none.wav", finished.Error, StringComparison.Ordinal);
        Assert.Empty(_mynah.Files);
    }

    private static List<double> WordStarts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Find(document.RootElement)];

        static IEnumerable<double> Find(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Find),
            JsonValueKind.Object when element.TryGetProperty("begin_time", out var start) => [start.GetDouble() / 1000],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Find(property.Value)),
            _ => [],
        };
    }
}
