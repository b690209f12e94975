// SPDX-License-Identifier: GPL-3.0-or-later
using Mynah.Engines.Espeak.Worker.Native;
using Mynah.Engines.Espeak.Worker.Protocol;

namespace Mynah.Engines.Espeak.Worker.Speech;

/// <summary>One stretch to speak with one voice: how, and the text as zero-terminated UTF-8.</summary>
internal sealed record Run(byte[] Voice, RunSettings Settings, uint Flags, byte[] Text)
{
    /// <summary>Reads a run and checks what espeak-ng would accept silently.</summary>
    /// <returns>Null when a value is out of range or the frame is too short.</returns>
    internal static Run? Read(ref RequestReader reader)
    {
        var voice = ZeroTerminated(reader.Take(reader.Byte()));
        var flags = reader.Short();
        var settings = new RunSettings(reader.Short(), reader.Byte(), reader.Byte(), reader.Byte());
        var text = ZeroTerminated(reader.Take(reader.Int()));
        var isValid = !reader.IsBroken && voice.Length > 1 && settings.AreValid && (flags & ~EspeakLibrary.Phonemes) == 0;
        return isValid ? new Run(voice, settings, flags, text) : null;
    }

    private static byte[] ZeroTerminated(ReadOnlySpan<byte> bytes)
    {
        var copy = new byte[bytes.Length + 1];
        bytes.CopyTo(copy);
        return copy;
    }
}

/// <summary>espeak-ng's parameters.</summary>
/// <param name="Rate">Words per minute, 80 … 449 (from 450 on espeak-ng switches to another, worse method).</param>
/// <param name="Pitch">0 … 99; 50 is the voice's own.</param>
/// <param name="Range">0 … 99; 50 is the voice's own, 0 monotone.</param>
/// <param name="Volume">0 … 200; 100 is the voice's own.</param>
internal readonly record struct RunSettings(ushort Rate, byte Pitch, byte Range, byte Volume)
{
    internal bool AreValid => Rate is >= 80 and <= 449 && Pitch <= 99 && Range <= 99 && Volume <= 200;
}
