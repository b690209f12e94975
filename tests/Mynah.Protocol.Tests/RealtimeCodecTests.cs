using System.Buffers;
using System.Text;
using System.Text.Json;
using Mynah.Protocol.Realtime;

namespace Mynah.Protocol.Tests;

public sealed class RealtimeCodecTests
{
    [Theory]
    [InlineData("24000")]
    [InlineData("24000.0")]
    [InlineData("2.4e4")]
    [InlineData("\"24000\"")]
    public void An_integer_is_read_in_every_form_that_sdks_write(string number)
    {
        var update = Assert.IsType<SessionUpdate>(Read($$"""{"session":{"sample_rate":{{number}},"speech_rate":1},"type":"session.update"}"""));
        Assert.Equal(24000, update.Session!.SampleRate);
        Assert.Equal(1.0, update.Session.SpeechRate);
    }

    [Fact]
    public void A_broken_number_is_an_error_and_not_rounded()
        => Assert.Throws<JsonException>(() => Read("""{"type":"session.update","session":{"sample_rate":24000.5}}"""));

    [Theory]
    [InlineData("", "")]
    [InlineData("session.update", "session.update")]
    public void An_unknown_type_is_kept_and_a_known_one_in_a_nested_object_does_not_count(string outer, string expected)
    {
        var json = outer.Length == 0 ? """{"inner":{"type":"session.finish"}}""" : """{"inner":{"type":"session.finish"},"type":"session.update"}""";
        Assert.Equal(expected, Read(json).Type);
    }

    [Fact]
    public void Audio_written_without_strings_is_read_without_strings()
    {
        var audio = new byte[10_001];
        new Random(1).NextBytes(audio);
        using var written = RealtimeCodec.WriteAudio("resp_1", "item_1", audio);
        Assert.True(RealtimeCodec.TryReadAudio(written.Written.Span, out var rented, out var length));
        Assert.Equal(audio, rented.AsSpan(0, length).ToArray());
        ArrayPool<byte>.Shared.Return(rented!);
        var typed = Assert.IsType<AudioDelta>(RealtimeCodec.ReadServer(written.Written.Span));
        Assert.Equal(audio, typed.Delta);
        Assert.Equal("resp_1", typed.ResponseId);
        Assert.Matches("^event_[A-Za-z0-9]{21}$", typed.EventId);
    }

    [Fact]
    public void The_send_and_receive_path_of_audio_allocates_nothing_in_steady_state()
    {
        var audio = new byte[4800];
        Round(audio);
        Round(audio);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Round(audio);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Damaged_frames_fail_cleanly_in_both_directions()
    {
        var random = new Random(7);
        byte[][] seeds =
        [
            """{"type":"session.update","session":{"voice":"Cherry","sample_rate":24000,"speech_rate":1.0,"x":[1,{"y":null}]}}"""u8.ToArray(),
            """{"event_id":"e","type":"input_text_buffer.append","text":"Hi \ud83d\ude00 \u4f60"}"""u8.ToArray(),
            """{"type":"response.audio.delta","response_id":"r","item_id":"i","output_index":0,"content_index":0,"delta":"AAABAAIAAwA="}"""u8.ToArray(),
            """{"type":"response.done","response":{"id":"r","output":[{"id":"i","content":[{"type":"audio"}]}],"usage":{"characters":1}}}"""u8.ToArray(),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var frame = seeds[i % seeds.Length].ToArray();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                frame = frame[..random.Next(frame.Length)];
            Try(() => RealtimeCodec.ReadClient(frame));
            Try(() => RealtimeCodec.ReadServer(frame));
            Try(() => RealtimeCodec.TryReadAudio(frame, out _, out _));
        }
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (JsonException)
        {
            // the one exception that may come out
        }
    }

    private static void Round(byte[] audio)
    {
        using var written = RealtimeCodec.WriteAudio("resp_1", "item_1", audio);
        Assert.True(RealtimeCodec.TryReadAudio(written.Written.Span, out var rented, out _));
        ArrayPool<byte>.Shared.Return(rented!);
    }

    private static ClientEvent Read(string json) => RealtimeCodec.ReadClient(Encoding.UTF8.GetBytes(json));
}
