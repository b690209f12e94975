// SPDX-License-Identifier: GPL-3.0-or-later
using System.Buffers.Binary;

namespace Mynah.Engines.Espeak.Worker.Protocol;

/// <summary>Reads the fields of one frame in order. Reading past the end gives empty values and <see cref="IsBroken"/>.</summary>
internal ref struct RequestReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>True when the frame was shorter than its fields.</summary>
    internal bool IsBroken { get; private set; }

    internal byte Byte() => Take(1) is [var value] ? value : (byte)0;

    internal ushort Short() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    internal uint Int() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    internal ReadOnlySpan<byte> Take(uint count)
    {
        if (count > (uint)_rest.Length)
        {
            IsBroken = true;
            return default;
        }
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
