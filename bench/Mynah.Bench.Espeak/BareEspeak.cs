// SPDX-License-Identifier: GPL-3.0-or-later
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Mynah.Bench.Espeak;

/// <summary>libespeak-ng called directly, as the yardstick: synchronous, 50 ms buffers, a callback that only counts.</summary>
internal static unsafe partial class BareEspeak
{
    private const string Library = "libespeak-ng.so.1";
    private static long _start;
    private static long _first;
    private static long _samples;

    internal static void Start(string voice = "gmw/en-US")
    {
        _ = espeak_Initialize(2, 50, null, 0);
        espeak_SetSynthCallback(&OnAudio);
        fixed (byte* name = Encode(voice))
            _ = espeak_SetVoiceByName(name);
    }

    /// <summary>Speaks; gives the time to the first samples and the number of samples.</summary>
    internal static (TimeSpan First, long Samples) Speak(byte[] text)
    {
        (_first, _samples) = (0, 0);
        fixed (byte* bytes = text)
        {
            _start = Stopwatch.GetTimestamp();
            _ = espeak_Synth(bytes, (nuint)text.Length, 0, 1, 0, 1, null, null);
        }
        return (Stopwatch.GetElapsedTime(_start, _first), _samples);
    }

    internal static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text + "\0");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnAudio(short* samples, int count, void* events)
    {
        if (_first == 0 && count > 0)
            _first = Stopwatch.GetTimestamp();
        _samples += count;
        return 0;
    }

    [LibraryImport(Library)]
    private static partial int espeak_Initialize(int output, int buffer, byte* path, int options);

    [LibraryImport(Library)]
    private static partial void espeak_SetSynthCallback(delegate* unmanaged[Cdecl]<short*, int, void*, int> callback);

    [LibraryImport(Library)]
    private static partial int espeak_SetVoiceByName(byte* name);

    [LibraryImport(Library)]
    private static partial int espeak_Synth(byte* text, nuint size, uint position, int type, uint end, uint flags, uint* id, void* user);

    /// <summary>Seconds of audio per second of CPU, the whole text in one call.</summary>
    public static double Throughput(string text)
    {
        var clock = new CpuClock();
        var samples = Speak(Encode(text)).Samples;
        return samples / 22050.0 / clock.Elapsed.TotalSeconds;
    }
}
