namespace Mynah.Audio;

/// <summary>The bit rates that MP3 has, in kbit/s. Stateless and thread-safe.</summary>
public static class Mp3BitRates
{
    // MPEG-1 layer III (ISO/IEC 11172-3, table of bitrate_index): 32, 44.1 and 48 kHz.
    private static readonly int[] Mpeg1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    // MPEG-2 layer III, the low sampling frequencies (ISO/IEC 13818-3): 16, 22.05 and 24 kHz.
    private static readonly int[] Mpeg2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    // MPEG-2.5, the unofficial extension for 8 kHz: the table of MPEG-2, of which LAME uses the first eight (its tables.c).
    private static readonly int[] Mpeg25 = [8, 16, 24, 32, 40, 48, 56, 64];

    /// <summary>The legal bit rates at a sample rate, rising.</summary>
    public static IReadOnlyList<int> For(int sampleRate) => sampleRate switch
    {
        >= 32000 => Mpeg1,
        >= 16000 => Mpeg2,
        _ => Mpeg25,
    };

    /// <summary>The bit rate used when none is asked for: about 2.7 bits per sample, at which speech is transparent to most ears.</summary>
    public static int Default(int sampleRate) => sampleRate switch
    {
        >= 32000 => 128, // dossier 01 §2.1: the service's default
        >= 22050 => 64,
        >= 16000 => 48,
        _ => 32,
    };

    /// <summary>The legal bit rate nearest to the one asked for; of two equally near the higher.</summary>
    public static int Nearest(int sampleRate, int bitRate)
    {
        var legal = For(sampleRate);
        var nearest = legal[0];
        foreach (var candidate in legal)
        {
            if (Math.Abs(candidate - bitRate) <= Math.Abs(nearest - bitRate))
                nearest = candidate;
        }
        return nearest;
    }
}
