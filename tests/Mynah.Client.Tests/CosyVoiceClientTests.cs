using Microsoft.Extensions.DependencyInjection;
using Mynah.Audio;
using Mynah.Client.CosyVoice;
using Mynah.Client.Generation;
using Mynah.Protocol.Inference;
using Mynah.Testing;

namespace Mynah.Client.Tests;

/// <summary>The client against the real server over real sockets.</summary>
public sealed class CosyVoiceClientTests
{
    private const string Sentence = "This is a sentence to be measured.";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Pcm = new() { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Fact]
    public async Task Rate_pitch_volume_and_sample_rate_reach_the_engine()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = new CosyVoiceClient(server.ClientOptions());
        var plain = await SpeakAsync(client, Pcm);
        Assert.Equal(2.0, (double)plain.Length / (await SpeakAsync(client, Pcm with { Rate = 2.0 })).Length, 0.1);
        Assert.InRange(Tone.Rms(await SpeakAsync(client, Pcm with { Volume = 25 })) / Tone.Rms(plain), 0.1, 0.8);
        Assert.Equal(660, Tone.Frequency(await SpeakAsync(client, Pcm with { Pitch = 1.5 }), 24000, 660), 20.0);
        Assert.Equal(3.0, (double)plain.Length / (await SpeakAsync(client, Pcm with { Format = new AudioFormat(AudioEncoding.Pcm, 8000) })).Length, 0.1);
        Assert.Equal(1, client.Connections.Opened);
    }

    [Theory]
    [InlineData(AudioEncoding.Wav, 22050)]
    [InlineData(AudioEncoding.Mp3, 22050)]
    [InlineData(AudioEncoding.Opus, 24000)]
    public async Task Each_format_decodes_and_its_length_is_known(AudioEncoding encoding, int rate)
    {
        await using var server = await TestServer.StartAsync();
        await using var client = new CosyVoiceClient(server.ClientOptions());
        var result = await client.SynthesizeAsync(Sentence, Pcm with { Format = new AudioFormat(encoding, rate) }, cancellationToken: Token);
        var samples = await Ffmpeg.DecodeAsync(result.Audio.ToArray(), 24000);
        Assert.Equal(440, Tone.Frequency(samples, 24000, 440), 5.0);
        Assert.Equal(samples.Length / 24000.0, result.Usage.Duration.TotalSeconds, 0.12);
        Assert.Equal(Sentence.Length, result.Usage.Characters);
    }

    [Fact]
    public async Task Words_and_sentences_come_with_times_in_the_whole_stream_also_over_a_pause()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = new CosyVoiceClient(server.ClientOptions());
        await using var stream = client.Open(Pcm with { Mode = SegmentationMode.Manual });
        await stream.AppendAsync("One two. Three.", Token);
        var reading = stream.ReadEventsAsync(Token).ToListAsync(Token).AsTask();
        await stream.FlushAsync(Token);
        await stream.AppendAsync("Four 🎉 five.", Token);
        await stream.FinishAsync(Token);
        var events = await reading;
        string[] texts = ["One two. Three.", "Four 🎉 five."];
        Assert.Equal(texts, events.OfType<UtteranceStarted>().Select(started => started.Text));
        var words = events.OfType<WordsSpoken>().SelectMany(spoken => spoken.Words.Select(word => (spoken.UtteranceId, Word: word))).ToList();
        var ids = events.OfType<UtteranceStarted>().Select(started => started.UtteranceId).ToList();
        Assert.All(words, word => Assert.Equal(word.Word.Text, texts[ids.IndexOf(word.UtteranceId)].Substring(word.Word.Index, word.Word.Length)));
        Assert.Superset(new HashSet<string> { "One", "two", "Three", "Four", "five" }, words.Select(word => word.Word.Text.Trim('.', ' ')).ToHashSet());
        Assert.Equal(words.Select(word => word.Word.Start).Order(), words.Select(word => word.Word.Start));
        var length = events.OfType<AudioChunk>().Select(chunk => chunk.Duration).Aggregate((a, b) => a + b);
        Assert.All(words, word => Assert.InRange(word.Word.End, word.Word.Start, length + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task A_slow_text_outlasts_the_servers_own_limit()
    {
        var clock = new FakeClock();
        await using var server = await TestServer.StartAsync(clock: clock);
        await using var client = new CosyVoiceClient(server.ClientOptions(), clock: clock);
        await using var stream = client.Open(Pcm);
        var reading = stream.ReadEventsAsync(Token).ToListAsync(Token).AsTask();
        for (var i = 0; i < 3; i++)
        {
            await stream.AppendAsync($"Thought number {i}. ", Token);
            for (var second = 0; second < 30; second++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                if (second == 15)
                {
                    while (client.Connections.Leased > 0) // finished after fifteen seconds, and spoken
                        await Task.Delay(5, Token);
                }
            }
        }
        await stream.FinishAsync(Token);
        Assert.Equal(3, (await reading).OfType<UtteranceEnded>().Count());
        Assert.Equal(3, stream.Tasks);
    }

    [Fact]
    public async Task Hot_fixes_change_what_is_spoken()
    {
        await using var server = await TestServer.StartAsync();
        await using var client = new CosyVoiceClient(server.ClientOptions());
        var own = new SynthesisParameters { HotFix = new HotFix { Replace = [new Dictionary<string, string> { ["AB"] = "a much longer text" }] } };
        var plain = await client.SynthesizeAsync("Say AB now.", Pcm, cancellationToken: Token);
        Assert.True((await client.SynthesizeAsync("Say AB now.", Pcm, own, Token)).Usage.Duration > plain.Usage.Duration * 1.5);
    }

    [Fact]
    public async Task The_http_form_gives_an_address_or_events()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        var client = new CosyVoiceHttpClient(http, server.ClientOptions());
        var recording = await client.GenerateAsync(Sentence, Pcm with { Format = AudioFormat.Default }, cancellationToken: Token);
        Assert.Equal((Sentence.Length, 24000), (recording.Characters, recording.SampleRate ?? 24000));
        using var file = new MemoryStream();
        await new QwenTtsClient(http, server.ClientOptions()).DownloadAsync(recording, file, Token);
        var whole = (await Ffmpeg.DecodeAsync(file.ToArray(), 24000)).Length;

        var events = await client.StreamAsync(Sentence, Pcm with { Format = AudioFormat.Default }, cancellationToken: Token).ToListAsync(Token);
        var bytes = events.OfType<AudioChunk>().SelectMany(chunk => chunk.Data.ToArray()).ToArray();
        Assert.Equal(whole, (bytes.Length - WavFile.HeaderLength) / 2);
        Assert.Contains(events.OfType<WordsSpoken>().SelectMany(spoken => spoken.Words), word => word.Text.StartsWith("sentence", StringComparison.Ordinal));
        Assert.Equal(Sentence, Assert.Single(events.OfType<UtteranceStarted>()).Text);
        Assert.Throws<SpeechException>(() => client.StreamAsync(new string('a', 20_001)));
    }

    [Fact]
    public async Task The_clients_come_from_dependency_injection()
    {
        await using var server = await TestServer.StartAsync();
        await using var services = new ServiceCollection()
            .AddMynahClient(options => (options.ApiKey, options.BaseUrl) = ("sk-a", server.Address)).BuildServiceProvider();
        Assert.NotEmpty((await services.GetRequiredService<CosyVoiceClient>().SynthesizeAsync("Hi.", Pcm, cancellationToken: Token)).Audio.ToArray());
        Assert.NotNull((await services.GetRequiredService<CosyVoiceHttpClient>().GenerateAsync("Hi.", Pcm, cancellationToken: Token)).AudioUrl);
    }

    private static async Task<float[]> SpeakAsync(CosyVoiceClient client, SpeechOptions options)
    {
        var bytes = (await client.SynthesizeAsync(Sentence, options, cancellationToken: Token)).Audio.ToArray();
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(bytes, i * 2) / 32768f;
        return samples;
    }
}
