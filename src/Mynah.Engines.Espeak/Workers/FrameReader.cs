using System.Buffers.Binary;
using System.IO.Pipes;
using System.Runtime.CompilerServices;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>Reads a worker's frames from its pipe. One reader at a time; nothing is allocated per frame.</summary>
internal sealed class FrameReader(PipeStream pipe) : IDisposable
{
    // A warm worker answers within a tenth of this. Waiting on the spot saves two thread hand-overs before the first sound.
    private const int ShortWaitMilliseconds = 2;

    private readonly PipeWaiter _waiter = new(pipe.SafePipeHandle);
    private byte[] _buffer = new byte[32 << 10];
    private int _start;
    private int _end;
    private int _bodyStart;
    private int _bodyLength;

    /// <summary>The frame read last, without its length. Valid until the next read.</summary>
    internal ReadOnlySpan<byte> Body => _buffer.AsSpan(_bodyStart, _bodyLength);

    /// <summary>Reads the next frame.</summary>
    /// <returns>False when the pipe is closed or carries nonsense. Never completes by itself while a worker is silent.</returns>
    internal ValueTask<bool> NextAsync(WorkerLimit limit)
    {
        while (true)
        {
            if (TryTake(out var isBroken))
                return new ValueTask<bool>(true);
            if (isBroken)
                return new ValueTask<bool>(false);
            if (!_waiter.Wait(ShortWaitMilliseconds))
                return WaitAsync(limit);
            if (!Fill())
                return new ValueTask<bool>(false);
        }
    }

    public void Dispose() => _waiter.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitAsync(WorkerLimit limit)
    {
        limit.Begin();
        try
        {
            while (true)
            {
                await _waiter.WaitAsync().ConfigureAwait(false);
                if (!Fill())
                    return false;
                if (TryTake(out var isBroken))
                    return true;
                if (isBroken)
                    return false;
            }
        }
        finally
        {
            limit.End();
        }
    }

    private bool TryTake(out bool isBroken)
    {
        isBroken = false;
        if (_end - _start < WorkerProtocol.PrefixLength)
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (length is 0 or > WorkerProtocol.MaxBody)
        {
            isBroken = true;
            return false;
        }
        var whole = WorkerProtocol.PrefixLength + (int)length;
        if (_end - _start < whole)
        {
            MakeRoom(whole);
            return false;
        }
        _bodyStart = _start + WorkerProtocol.PrefixLength;
        _bodyLength = (int)length;
        _start += whole;
        return true;
    }

    private bool Fill()
    {
        if (_start == _end)
            _start = _end = 0;
        else if (_end == _buffer.Length)
            MakeRoom(_buffer.Length);
        try
        {
            var read = pipe.Read(_buffer.AsSpan(_end));
            _end += read;
            return read > 0;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false; // the same to the caller as a closed pipe: the worker is gone
        }
    }

    private void MakeRoom(int whole)
    {
        if (_start + whole <= _buffer.Length)
            return;
        var target = whole <= _buffer.Length ? _buffer : new byte[whole];
        Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
        (_buffer, _end, _start) = (target, _end - _start, 0);
    }
}
