// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Mynah.Engines.Espeak.Worker.Native;

namespace Mynah.Engines.Espeak.Worker.Protocol;

/// <summary>Builds frames in a buffer and writes all that are complete with one system call. A closed pipe ends the process.</summary>
internal sealed unsafe class FrameWriter
{
    private byte[] _buffer = new byte[16384];
    private int _start;
    private int _length;

    /// <summary>True while frames are built but not written.</summary>
    internal bool IsMuted { get; set; }

    internal void Ready(byte version, int sampleRate)
    {
        Begin(FrameKind.Ready);
        Byte(version);
        Int(sampleRate);
        End();
        Send();
    }

    internal void Pong()
    {
        Begin(FrameKind.Pong);
        End();
        Send();
    }

    internal void Done(uint id, long samples, bool cancelled)
    {
        Begin(FrameKind.Done);
        Int((int)id);
        Int((int)samples);
        Int((int)(samples >> 32));
        Byte(cancelled ? (byte)1 : (byte)0);
        End();
        Send();
    }

    /// <summary>Begins the answer to a transcription; the text follows in pieces, then <see cref="Send"/>.</summary>
    internal void BeginPhonemes(uint id)
    {
        Begin(FrameKind.Phonemes);
        Int((int)id);
    }

    internal void Error(uint id, WorkerError error, string message)
    {
        Begin(FrameKind.Error);
        Int((int)id);
        Byte((byte)error);
        Bytes(Encoding.UTF8.GetBytes(message));
        End();
        Send();
    }

    internal void Begin(FrameKind kind)
    {
        _start = _length;
        Int(0);
        Byte((byte)kind);
    }

    internal void Byte(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    internal void Short(ushort value)
    {
        Reserve(2);
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(_length), value);
        _length += 2;
    }

    internal void Int(int value)
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), value);
        _length += 4;
    }

    internal void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Samples as they lie in memory: every system espeak-ng and .NET share is little-endian.</summary>
    internal void Samples(ReadOnlySpan<short> samples) => Bytes(MemoryMarshal.AsBytes(samples));

    /// <summary>Completes the frame that was begun last. It leaves with the next <see cref="Send"/>.</summary>
    internal void End() => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_start), _length - _start - sizeof(uint));

    /// <summary>Writes the complete frames.</summary>
    internal void Send()
    {
        var length = _length;
        _length = 0;
        if (IsMuted)
            return;
        fixed (byte* buffer = _buffer)
        {
            for (nint sent = 0; sent < length;)
            {
                var written = Libc.Write(1, buffer + sent, (nuint)(length - sent));
                if (written > 0)
                    sent += written;
                else if (Marshal.GetLastPInvokeError() != Libc.Interrupted)
                    Libc.Exit(ExitCode.Closed);
            }
        }
    }

    private void Reserve(int more)
    {
        if (_length + more > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
    }
}
