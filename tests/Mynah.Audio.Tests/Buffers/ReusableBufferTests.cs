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
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
        Assert.True(buffer.GetMemory(5000).Length >= 5000);
    }
}
