namespace Mynah.Audio;

/// <summary>The form in which audio leaves the pipeline: encoding, sample rate and, for compressed encodings, bit rate. Mono always.</summary>
/// <param name="Encoding">The container and codec.</param>
/// <param name="SampleRate">Samples per second; one of <see cref="SampleRates"/>.</param>
/// <param name="BitRate">
/// Kilobits per second for <see cref="AudioEncoding.Opus"/> and <see cref="AudioEncoding.Mp3"/>, <see cref="MinBitRate"/> to
/// <see cref="MaxBitRate"/>; null means the encoder's default. Must be null for <see cref="AudioEncoding.Pcm"/> and <see cref="AudioEncoding.Wav"/>.
/// </param>
public sealed record AudioFormat(AudioEncoding Encoding, int SampleRate, int? BitRate = null)
{
    /// <summary>Least bit rate in kbit/s (dossier 01 §2.1, `bit_rate`).</summary>
    public const int MinBitRate = 6;

    /// <summary>Greatest bit rate in kbit/s (dossier 01 §2.1, `bit_rate`).</summary>
    public const int MaxBitRate = 510;

    /// <summary>The sample rates every encoding supports, in Hz (union of the documented rates and those of the SDKs).</summary>
    public static IReadOnlyList<int> SampleRates { get; } = [8000, 16000, 22050, 24000, 44100, 48000];

    /// <summary>WAV at 24 kHz, the service's default rate.</summary>
    public static AudioFormat Default { get; } = new(AudioEncoding.Wav, 24000);

    /// <summary>Checks the three values against each other.</summary>
    /// <returns>Null when the format can be produced; otherwise a sentence that names the value, the rule and the next step.</returns>
    public string? Problem()
    {
        if (!SampleRates.Contains(SampleRate))
            return $"Sample rate {SampleRate} Hz is not supported. Use one of {string.Join(", ", SampleRates)}.";
        if (BitRate is not { } rate)
            return null;
        if (Encoding is AudioEncoding.Pcm or AudioEncoding.Wav)
            return $"A bit rate ({rate} kbit/s) has no meaning for {Encoding.ToString().ToLowerInvariant()}. Leave it out, or choose mp3 or opus.";
        return rate is < MinBitRate or > MaxBitRate
            ? $"Bit rate {rate} kbit/s is out of range. Use {MinBitRate} to {MaxBitRate}."
            : null;
    }
}
