using Mynah.Audio;

namespace Mynah.Audio.Tests.Buffers;

public sealed class ReusableBufferTests
{
    [Fact]
    public void What_is_written_in_parts_is_there_in_order_and_gone_after_clear()
    {
        var buffer = new ReusableBuffer<int>();
        for (var i = 0; i < 5000; i++)
        {
            buffer.GetSpan(1)[0] = i;
            buffer.Advance(1);
        }
        Assert.Equal(Enumerable.Range(0, 5000), buffer.WrittenSpan.ToArray());
        Assert.True(buffer.WrittenMemory.Span.SequenceEqual(buffer.WrittenSpan));
        buffer.Clear();
        Assert.Equal(0, buffer.WrittenCount);
    }

    [Fact]
    public void One_may_not_advance_beyond_what_was_offered()
    {
        var buffer = new ReusableBuffer<byte>(capacity: 10);
        var offered = buffer.GetMemory().Length;
        Assert.InRange(offered, 10, int.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(offered + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
        Assert.True(buffer.GetMemory(5000).Length >= 5000);
    }

    [Fact]
    public void A_released_buffer_is_empty_and_can_be_filled_again()
    {
        var buffer = new ReusableBuffer<byte>();
        for (var round = 1; round <= 3; round++)
        {
            buffer.GetSpan(3000)[..3000].Fill((byte)round);
            buffer.Advance(3000);
            Assert.Equal(3000 * round, buffer.WrittenSpan.ToArray().Sum(item => item));
            buffer.Release();
            Assert.Equal(0, buffer.WrittenCount);
        }
    }
}
