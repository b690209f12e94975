using System.Buffers.Binary;

namespace Mynah.Voices;

/// <summary>Walks the frames of an MPEG audio file (ISO/IEC 11172-3 and 13818-3, layer III): its true length without decoding.</summary>
internal static class Mp3File
{
    private static readonly int[] Rates = [44100, 48000, 32000];
    private static readonly int[] BitRates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] BitRates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    // How far into the file the first frame may lie behind tags, and how many frames in a row make sure that it is one.
    private const int FarthestStart = 64 * 1024, FramesForSure = 3;

    private readonly record struct Frame(int Length, int SampleRate, int Channels, int Samples, bool IsVersion1);

    /// <summary>Null when it is no MP3.</summary>
    public static SampleFile? Read(ReadOnlySpan<byte> file)
    {
        var start = TagLength(file);
        var hasTag = start > 0;
        if (start > file.Length)
            return hasTag ? new SampleFile("mp3", 0, 0, null, "The MP3 file ends inside its tag.", IsCut: true) : null;
        for (var end = Math.Min(file.Length, start + (hasTag ? FarthestStart : 4)); start < end; start++)
        {
            if (IsStart(file[start..]))
                return Walk(file[start..]);
        }
        return hasTag ? new SampleFile("mp3", 0, 0, null, "The file has an MP3 tag and no MP3 sound.") : null;
    }

    private static SampleFile Walk(ReadOnlySpan<byte> file)
    {
        Parse(file, out var first);
        var promised = PromisedFrames(file, first);
        long samples = 0;
        int at = 0, count = 0;
        var isCut = false;
        while (Parse(file[at..], out var frame))
        {
            isCut = at + frame.Length > file.Length;
            if (isCut)
                break;
            samples += frame.Samples;
            count++;
            at += frame.Length;
        }
        // Encoders write how many frames there are into the first; a few less are no loss.
        isCut |= promised > count + 2;
        return new SampleFile("mp3", first.SampleRate, first.Channels, (double)samples / first.SampleRate, IsCut: isCut);
    }

    private static bool IsStart(ReadOnlySpan<byte> file)
    {
        var at = 0;
        for (var i = 0; i < FramesForSure; i++)
        {
            if (!Parse(file[at..], out var frame))
                return i > 1 && at == file.Length;
            at += frame.Length;
            if (at > file.Length)
                return i > 0;
        }
        return true;
    }

    private static bool Parse(ReadOnlySpan<byte> file, out Frame frame)
    {
        frame = default;
        if (file.Length < 4 || file[0] != 0xFF || (file[1] & 0xE0) != 0xE0)
            return false;
        int version = file[1] >> 3 & 3, layer = file[1] >> 1 & 3, bits = file[2] >> 4, rate = file[2] >> 2 & 3;
        if (version == 1 || layer != 1 || bits is 0 or 15 || rate == 3)
            return false;
        var isVersion1 = version == 3;
        var hertz = Rates[rate] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var samples = isVersion1 ? 1152 : 576;
        var length = samples / 8 * (isVersion1 ? BitRates1 : BitRates2)[bits] * 1000 / hertz + (file[2] >> 1 & 1);
        frame = new Frame(length, hertz, file[3] >> 6 == 3 ? 1 : 2, samples, isVersion1);
        return true;
    }

    private static uint PromisedFrames(ReadOnlySpan<byte> file, Frame first)
    {
        var side = (first.IsVersion1, first.Channels) switch { (true, 1) or (false, 2) => 17, (true, _) => 32, _ => 9 };
        if (file.Length < 4 + side + 12)
            return 0;
        var tag = file[(4 + side)..];
        var isTag = tag.StartsWith("Xing"u8) || tag.StartsWith("Info"u8);
        return isTag && (tag[7] & 1) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(tag[8..]) : 0;
    }

    // ID3v2: ten bytes, of which four hold the length in seven bits each.
    private static int TagLength(ReadOnlySpan<byte> file) => file.Length > 10 && file.StartsWith("ID3"u8)
        ? 10 + ((file[6] & 0x7F) << 21 | (file[7] & 0x7F) << 14 | (file[8] & 0x7F) << 7 | file[9] & 0x7F)
        : 0;
}
