using System.Buffers.Binary;
using Mynah.Audio;

namespace Mynah.Voices;

/// <summary>What a sample's file is by its content, read from its headers alone.</summary>
/// <param name="Container"><c>wav</c>, <c>mp3</c>, <c>m4a</c>; null for anything else.</param>
/// <param name="SampleRate">In Hz; 0 when not known.</param>
/// <param name="Channels">0 when not known.</param>
/// <param name="Seconds">The length that the headers promise; null when they do not say.</param>
/// <param name="Problem">Why it cannot be used, or what it is instead; null when it can.</param>
/// <param name="IsCut">True when the file ends before its headers say so.</param>
internal sealed record SampleFile(string? Container, int SampleRate, int Channels, double? Seconds, string? Problem = null, bool IsCut = false)
{
    public WavHeader Wav { get; private init; }

    public static SampleFile Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("RIFF"u8))
            return ReadWav(file);
        if (file.Length > 12 && file[4..].StartsWith("ftyp"u8))
            return Mp4File.Read(file);
        if (Mp3File.Read(file) is { } mp3)
            return mp3;
        return new SampleFile(null, 0, 0, null, $"The file is {KindOf(file)}.");
    }

    private static SampleFile ReadWav(ReadOnlySpan<byte> file)
    {
        if (WavFile.ReadHeader(file, out var header) != WavHeaderStatus.Found)
            return new SampleFile("wav", 0, 0, null, "The WAV header is damaged or has no samples behind it.");
        if (!header.IsPcm || header.BitsPerSample != 16)
        {
            return new SampleFile("wav", header.SampleRate, header.Channels, null,
                $"The WAV file holds {(header.IsPcm ? $"{header.BitsPerSample}-bit" : "coded or floating-point")} samples.");
        }
        if (header.Channels is < 1 or > 8 || header.SampleRate is < 1000 or > 768000)
            return new SampleFile("wav", 0, 0, null, $"The WAV header says {header.Channels} channels at {header.SampleRate} Hz.");
        var present = file.Length - header.DataOffset;
        var seconds = Math.Min(header.DataLength ?? present, present) / (double)(2 * header.Channels * header.SampleRate);
        return new SampleFile("wav", header.SampleRate, header.Channels, seconds, IsCut: header.DataLength > present) { Wav = header };
    }

    private static string KindOf(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return "empty";
        if (file.StartsWith("OggS"u8))
            return "Ogg (Opus or Vorbis)";
        if (file.StartsWith("fLaC"u8))
            return "FLAC";
        if (file.StartsWith("#!AMR"u8))
            return "AMR";
        if (file.StartsWith("FORM"u8))
            return "AIFF";
        if (file.Length > 4 && BinaryPrimitives.ReadUInt32BigEndian(file) == 0x1A45DFA3)
            return "Matroska or WebM";
        var start = file[..Math.Min(file.Length, 512)];
        return start.IndexOfAnyInRange((byte)0, (byte)8) < 0 ? "text, not sound" : "of no kind that is known";
    }
}
