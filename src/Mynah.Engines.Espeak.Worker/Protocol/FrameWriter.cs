// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Mynah.Engines.Espeak.Worker.Native;

namespace Mynah.Engines.Espeak.Worker.Protocol;

/// <summary>Builds one frame after another in a buffer and writes each with one system call. A closed pipe ends the process.</summary>
internal sealed unsafe class FrameWriter
{
    private byte[] _buffer = new byte[16384];
    private int _length;

    /// <summary>True while frames are built but not written.</summary>
    internal bool IsMuted { get; set; }

    internal void Ready(byte version, int sampleRate)
    {
        Begin(FrameKind.Ready);
        Byte(version);
        Int(sampleRate);
        Send();
    }

    internal void Pong()
    {
        Begin(FrameKind.Pong);
        Send();
    }

    internal void Done(uint id, long samples, bool cancelled)
    {
        Begin(FrameKind.Done);
        Int((int)id);
        Int((int)samples);
        Int((int)(samples >> 32));
        Byte(cancelled ? (byte)1 : (byte)0);
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
        Send();
    }

    internal void Begin(FrameKind kind)
    {
        _length = sizeof(uint);
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

    internal void Send()
    {
        if (IsMuted)
            return;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer, _length - sizeof(uint));
        fixed (byte* buffer = _buffer)
        {
            for (nint sent = 0; sent < _length;)
            {
                var written = Libc.Write(1, buffer + sent, (nuint)(_length - sent));
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
