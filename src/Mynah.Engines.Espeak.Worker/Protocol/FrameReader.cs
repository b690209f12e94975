// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;
using Mynah.Engines.Espeak.Worker.Native;

namespace Mynah.Engines.Espeak.Worker.Protocol;

/// <summary>Reads frames from standard input. The end of the input ends the process: nobody is left to speak to.</summary>
internal sealed unsafe class FrameReader
{
    // A segment is a sentence; 64 MB is far beyond any and still bounded.
    private const int MaxBody = 64 << 20;
    private byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>Waits for the next frame. Its body is valid until the next call.</summary>
    internal ReadOnlySpan<byte> Next()
    {
        ReadOnlySpan<byte> body;
        while (!TryTake(out body))
            Fill();
        return body;
    }

    /// <summary>Takes a frame if one has arrived; never waits.</summary>
    internal bool TryNext(out ReadOnlySpan<byte> body)
    {
        if (TryTake(out body))
            return true;
        var poll = new PollDescriptor { Descriptor = 0, Events = Libc.PollIn };
        if (Libc.Poll(&poll, 1, 0) <= 0)
            return false;
        Fill();
        return TryTake(out body);
    }

    private bool TryTake(out ReadOnlySpan<byte> body)
    {
        body = default;
        if (_end - _start < sizeof(uint))
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (length is 0 or > MaxBody)
            Libc.Exit(ExitCode.ProtocolViolation);
        var whole = sizeof(uint) + (int)length;
        if (_end - _start < whole)
        {
            Reserve(whole);
            return false;
        }
        body = _buffer.AsSpan(_start + sizeof(uint), (int)length);
        _start += whole;
        return true;
    }

    private void Reserve(int whole)
    {
        if (_start + whole <= _buffer.Length)
            return;
        var target = whole <= _buffer.Length ? _buffer : new byte[whole];
        Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
        (_buffer, _end, _start) = (target, _end - _start, 0);
    }

    private void Fill()
    {
        if (_start == _end)
            _start = _end = 0;
        else if (_end == _buffer.Length)
            Reserve(Math.Min(_end - _start + sizeof(uint), _buffer.Length));
        nint read;
        fixed (byte* buffer = _buffer)
        {
            do
                read = Libc.Read(0, buffer + _end, (nuint)(_buffer.Length - _end));
            while (read < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Libc.Interrupted);
        }
        if (read <= 0)
            Libc.Exit(ExitCode.Closed);
        _end += (int)read;
    }
}
