using Mynah.Audio;
using Mynah.Client.Realtime;
using Mynah.Protocol.Realtime;
using Mynah.Testing;

namespace Mynah.Client.Tests;

public sealed class RealtimeClientTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly SpeechOptions Pcm = new() { Voice = "tone:a", Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    [Fact]
    public async Task A_session_goes_from_created_to_finished_with_ids_and_delay()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        await using var session = await client.ConnectAsync(cancellationToken: Token);
        Assert.StartsWith("sess_", session.SessionId);
        Assert.Null(session.FirstAudioDelay);
        await session.UpdateAsync(new SessionSettings { Voice = "Serena", Mode = "commit" }, Token);
        await session.AppendAsync("Hi \ud83d", Token);
        await session.AppendAsync("\ude00.", Token);
        await session.CommitAsync(Token);
        await session.SendRawAsync("""{"type":"response.dance"}""", Token);
        await session.FinishAsync(Token);
        var events = await session.ReadEventsAsync(Token).ToListAsync(Token);

        Assert.Equal("Serena", events.OfType<SessionUpdated>().Single().Session!.Voice);
        Assert.Contains("response.dance", events.OfType<ErrorReported>().Single().Error!.Message);
        Assert.Equal(5, events.OfType<ResponseDone>().Single().Response!.Usage!.Characters);
        Assert.IsType<SessionFinished>(events[^1]);
        Assert.Equal(session.LastResponseId, events.OfType<ResponseCreated>().Single().Response!.Id);
        Assert.True(session.FirstAudioDelay > TimeSpan.Zero);
        Assert.IsType<SessionFinished>(session.LastMessage);
    }

    [Fact]
    public async Task The_callback_form_opens_tells_events_and_closes()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        await using var session = await client.ConnectAsync(cancellationToken: Token);
        await session.AppendAsync("Hello.", Token);
        await session.FinishAsync(Token);
        var told = new List<string>();
        await session.RunAsync(new RealtimeCallbacks
        {
            OnOpen = () => told.Add("open"), OnEvent = message => told.Add(message.Type), OnClose = (code, _) => told.Add($"close {code}"),
        }, Token);
        Assert.Equal("open", told[0]);
        Assert.Contains("response.audio.delta", told);
        Assert.Equal("close 1000", told[^1]);
    }

    [Fact]
    public async Task Tokens_go_in_and_sound_comes_out_as_from_a_local_synthesizer()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        var events = await client.AsSynthesizer().SynthesizeAsync(Tokens("One", " two.", "", " Th", "ree."), Pcm, Token).ToListAsync(Token);
        Assert.Equal(2, events.OfType<UtteranceStarted>().Count());
        var samples = events.OfType<AudioChunk>().Sum(chunk => chunk.Data.Length) / 2;
        Assert.InRange(samples, 13 * 1200, 16 * 1200);
        Assert.Equal(samples / 24000.0, events.OfType<UtteranceEnded>().Sum(ended => ended.Usage.Duration.TotalSeconds), 0.01);
    }

    [Fact]
    public async Task Every_parameter_reaches_the_engine()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        var plain = await SpeakAsync(client, Pcm);
        Assert.Equal(2.0, (double)plain.Length / (await SpeakAsync(client, Pcm with { Rate = 2.0 })).Length, 0.1);
        Assert.InRange(Tone.Rms(await SpeakAsync(client, Pcm with { Volume = 25 })) / Tone.Rms(plain), 0.1, 0.8);
        var high = await SpeakAsync(client, Pcm with { Pitch = 1.5 });
        Assert.Equal(660, Tone.Frequency(high, 24000, 660), 20.0);
        Assert.Equal(3.0, (double)plain.Length / (await SpeakAsync(client, Pcm with { Format = new AudioFormat(AudioEncoding.Pcm, 8000) })).Length, 0.1);
    }

    [Theory]
    [InlineData(AudioEncoding.Wav)]
    [InlineData(AudioEncoding.Mp3)]
    [InlineData(AudioEncoding.Opus)]
    public async Task Each_format_decodes(AudioEncoding encoding)
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        var file = await BytesAsync(client, Pcm with { Format = new AudioFormat(encoding, 24000), Mode = SegmentationMode.Manual });
        var samples = await Ffmpeg.DecodeAsync(file, 24000);
        Assert.InRange(samples.Length, 30 * 1200, 40 * 1200);
        Assert.Equal(440, Tone.Frequency(samples, 24000, 440), 5.0);
    }

    [Fact]
    public async Task The_normalized_call_gives_chunks_and_stop()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();
        var response = await client.SpeakAsync(new TtsRealtimeRequest("Hello.", SampleRate: 16000), cancellationToken: Token);
        Assert.Equal(("stop", 16000), (response.FinishReason, response.SampleRate));
        Assert.InRange(response.AudioBase64PcmChunks.Sum(chunk => Convert.FromBase64String(chunk).Length), 5 * 1600, 7 * 1600);
    }

    [Fact]
    public async Task A_source_that_fails_is_thrown_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.RealtimeClient();

        static async IAsyncEnumerable<string> Broken()
        {
            yield return "One. ";
            await Task.Yield();
            throw new InvalidOperationException("the source broke");
        }

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await client.AsSynthesizer().SynthesizeAsync(Broken(), Pcm, Token).ToListAsync(Token));
        Assert.Equal("the source broke", error.Message);
    }

    private static async Task<float[]> SpeakAsync(QwenTtsRealtimeClient client, SpeechOptions options)
    {
        var bytes = await BytesAsync(client, options);
        var samples = new float[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BitConverter.ToInt16(bytes, i * 2) / 32768f;
        return samples;
    }

    private static async Task<byte[]> BytesAsync(QwenTtsRealtimeClient client, SpeechOptions options)
    {
        var bytes = new MemoryStream();
        await foreach (var happened in client.AsSynthesizer().SynthesizeAsync("This is a sentence to be measured.", options, Token))
        {
            if (happened is AudioChunk chunk)
                bytes.Write(chunk.Data.Span);
        }
        return bytes.ToArray();
    }

    private static async IAsyncEnumerable<string> Tokens(params string[] tokens)
    {
        foreach (var token in tokens)
        {
            await Task.Yield();
            yield return token;
        }
    }
}
