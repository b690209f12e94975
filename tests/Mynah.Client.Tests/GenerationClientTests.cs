using Microsoft.Extensions.DependencyInjection;
using Mynah.Audio;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class GenerationClientTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_made_and_fetched()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        var client = new QwenTtsClient(http, server.ClientOptions());
        var result = await client.GenerateAsync("Hello there.", new SpeechOptions { Voice = "tone:a" }, Token);
        Assert.Equal((12L, 24000, "wav"), (result.Characters, result.SampleRate, result.Format));
        Assert.InRange(result.ExpiresAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        var path = Path.Combine(server.Folder, "sub", "out.wav");
        await client.DownloadAsync(result, path, Token);
        Assert.InRange((await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(path, Token), 24000)).Length, 11 * 1200, 13 * 1200);
    }

    [Fact]
    public async Task A_long_text_is_split_at_sentences_and_joined_without_a_click()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        var client = new QwenTtsClient(http, server.ClientOptions());
        var text = string.Concat(Enumerable.Repeat("This sentence is fifty characters long, I believe. ", 30));
        var pcm = new MemoryStream();
        var events = await client.AsSynthesizer().SynthesizeAsync(text, new SpeechOptions { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000) }, Token).ToListAsync(Token);
        foreach (var chunk in events.OfType<AudioChunk>())
            pcm.Write(chunk.Data.Span);
        var bytes = pcm.ToArray();
        var largest = 0;
        for (var i = 2; i < bytes.Length; i += 2)
            largest = Math.Max(largest, Math.Abs(BitConverter.ToInt16(bytes, i) - BitConverter.ToInt16(bytes, i - 2)));
        Assert.Equal(text, string.Concat(events.OfType<UtteranceStarted>().Select(started => started.Text)));
        Assert.InRange(bytes.Length / 2, 45 * 30 * 1200, 52 * 30 * 1200);
        // A 440 Hz tone of this level moves at most 1,900 steps from one sample to the next; a click moves far more.
        Assert.InRange(largest, 1, 4000);
    }

    [Fact]
    public async Task The_normalized_call_gives_an_address_or_samples()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        var client = new QwenTtsClient(http, server.ClientOptions());
        var whole = await client.GenerateAsync(new TtsGenerateRequest("Hello.", "tone:a"), cancellationToken: Token);
        Assert.StartsWith(server.Address.ToString(), whole.AudioUrl);
        var streamed = await client.GenerateAsync(new TtsGenerateRequest("Hello.", "tone:a", Stream: true), cancellationToken: Token);
        Assert.Equal("pcm", streamed.Format);
        Assert.InRange(Convert.FromBase64String(streamed.AudioBase64Pcm!).Length, 5 * 2400, 7 * 2400);
    }

    [Fact]
    public async Task The_clients_come_from_dependency_injection_and_bad_options_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        await using var services = new ServiceCollection()
            .AddMynahClient(options => (options.ApiKey, options.BaseUrl) = ("sk-a", server.Address)).BuildServiceProvider();
        Assert.NotNull((await services.GetRequiredService<QwenTtsClient>().GenerateAsync("Hi.", cancellationToken: Token)).AudioUrl);
        await using var session = await services.GetRequiredService<QwenTtsRealtimeClient>().ConnectAsync(cancellationToken: Token);
        await using var bad = new ServiceCollection().AddMynahClient(options => options.GapTimeout = TimeSpan.Zero).BuildServiceProvider();
        Assert.ThrowsAny<Exception>(() => bad.GetRequiredService<QwenTtsClient>());
    }

    [Fact]
    public async Task A_cached_text_is_the_same_bytes_without_a_connection()
    {
        var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        var folder = Directory.CreateTempSubdirectory("mynah-cache-").FullName;
        var cached = new CachingSynthesizer(client.AsSynthesizer(), new AudioCache(folder), "test");
        var first = await cached.SynthesizeAsync("Say it again.", cancellationToken: Token).ToListAsync(Token);
        await server.DisposeAsync();
        var second = await cached.SynthesizeAsync("Say it again.", cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(first.OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()), second.OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()));
        await Assert.ThrowsAsync<SpeechException>(async () => await cached.SynthesizeAsync("Something else.", cancellationToken: Token).ToListAsync(Token));
        Directory.Delete(folder, recursive: true);
    }
}
