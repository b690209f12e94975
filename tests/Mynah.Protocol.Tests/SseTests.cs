using System.Text;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Sse;

namespace Mynah.Protocol.Tests;

public sealed class SseTests
{
    [Fact]
    public void A_result_and_an_error_have_the_exact_form_of_the_service()
    {
        using var error = GenerationCodec.WriteEvent(3, 400, new ErrorBody { Code = "InvalidParameter", Message = "m", RequestId = "r" });
        Assert.Equal(
            "id:3\nevent:error\n:HTTP_STATUS/400\nstatus:400\ndata:{\"code\":\"InvalidParameter\",\"message\":\"m\",\"request_id\":\"r\"}\n\n",
            Encoding.UTF8.GetString(error.Written.Span));
        using var audio = GenerationCodec.WriteAudioEvent(1, "r", 1766113409, 4, [0, 0, 1, 0]);
        Assert.Equal(
            "id:1\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\":{\"finish_reason\":\"null\",\"audio\":{\"data\":\"AAABAA==\",\"expires_at\":1766113409,\"id\":\"audio_r\"}},"
            + "\"usage\":{\"input_tokens\":0,\"output_tokens\":0,\"characters\":4},\"request_id\":\"r\"}\n\n",
            Encoding.UTF8.GetString(audio.Written.Span));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Events_are_read_however_they_are_cut_and_whatever_ends_their_lines(int step)
    {
        const string text = "\uFEFFid:1\r\nevent: result\r\n:HTTP_STATUS/200\r\ndata: one\r\ndata:two\r\n\r\n: ping\n\nevent:error\n:HTTP_STATUS/429\ndata:{}\n\n"
            + "data:last\r\rdata:cut off";
        using var reader = new SseReader(new SlowStream(Encoding.UTF8.GetBytes(text), step));
        var first = (await reader.ReadAsync(TestContext.Current.CancellationToken))!.Value;
        Assert.Equal(("1", "result", 200, "one\ntwo"), (first.Id, first.Name, first.Status, Encoding.UTF8.GetString(first.Data.Span)));
        var second = (await reader.ReadAsync(TestContext.Current.CancellationToken))!.Value;
        Assert.Equal((null, true, 429), (second.Id, second.IsError, second.Status));
        Assert.Equal("last", Encoding.UTF8.GetString((await reader.ReadAsync(TestContext.Current.CancellationToken))!.Value.Data.Span));
        Assert.Null(await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_endless_event_is_refused()
    {
        using var reader = new SseReader(new SlowStream(new byte[100_000].Select(_ => (byte)'x').ToArray(), 4096), maxEventBytes: 10_000);
        await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task Random_bytes_never_do_more_than_give_strange_events()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(400)];
            for (var j = 0; j < bytes.Length; j++)
                bytes[j] = random.Next(3) == 0 ? (byte)"\n\r: data"[random.Next(8)] : (byte)random.Next(256);
            using var reader = new SseReader(new SlowStream(bytes, random.Next(1, 50)));
            var count = 0;
            while (await reader.ReadAsync(TestContext.Current.CancellationToken) is not null)
                count++;
            Assert.InRange(count, 0, bytes.Length);
        }
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class SlowStream(byte[] data, int step) : MemoryStream(data)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
