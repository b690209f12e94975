using System.Runtime.InteropServices;
using Mynah.Audio;

namespace Mynah.Testing;

/// <summary>Reads mono 16-bit WAV files, with open sizes or true ones.</summary>
public static class WavReader
{
    /// <summary>The rate and the samples of a whole file.</summary>
    /// <exception cref="InvalidDataException">It is not mono 16-bit WAV, or its size says more than is there.</exception>
    public static (int SampleRate, float[] Samples) Read(ReadOnlySpan<byte> file)
    {
        if (WavFile.ReadHeader(file, out var header) != WavHeaderStatus.Found
            || header is not { IsPcm: true, Channels: 1, BitsPerSample: 16 })
        {
            throw new InvalidDataException("Not a mono 16-bit WAV file.");
        }
        var data = file[header.DataOffset..];
        if (header.DataLength is { } length)
        {
            if (length > data.Length)
                throw new InvalidDataException($"The header promises {length} bytes and {data.Length} are there.");
            data = data[..(int)length];
        }
        var samples = new float[data.Length / sizeof(short)];
        Pcm16.ToSamples(MemoryMarshal.Cast<byte, short>(data), samples);
        return (header.SampleRate, samples);
    }
}
