using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>What a voice measures on a stretch of speech. Immutable.</summary>
public sealed record VoiceFeatures
{
    /// <summary>Centres in Hz of the bands of <see cref="BandLevels"/> and <see cref="VoiceProfile.Bands"/>, two thirds of an octave apart.</summary>
    public static IReadOnlyList<double> BandCentres { get; } = [150, 238, 378, 600, 952, 1512, 2400, 3810, 6048];

    /// <summary>Median fundamental frequency of the voiced parts, in Hz.</summary>
    public required double MedianPitch { get; init; }

    /// <summary>Tenth percentile of the fundamental frequency, in Hz.</summary>
    public required double LowPitch { get; init; }

    /// <summary>Ninetieth percentile of the fundamental frequency, in Hz.</summary>
    public required double HighPitch { get; init; }

    /// <summary>Syllable nuclei per second of speech, pauses left out.</summary>
    public required double SyllablesPerSecond { get; init; }

    /// <summary>Medians of the first three formants of the voiced parts, in Hz.</summary>
    public required IReadOnlyList<double> Formants { get; init; }

    /// <summary>Apparent length of the vocal tract in cm, from the spacing of the formants: about 13 for a child, 15 for women, 17 for men.</summary>
    public required double VocalTractLength { get; init; }

    /// <summary>Slope of the long-time spectrum, as levels of bands from 378 Hz to 3.8 kHz, in dB per octave; about 0 … −10.</summary>
    public required double Tilt { get; init; }

    /// <summary>Harmonics above noise in dB; below about 8 a voice is breathy or hoarse.</summary>
    public required double HarmonicsToNoise { get; init; }

    /// <summary>Levels of the speech in the bands of <see cref="BandCentres"/>, in dB, with a mean of 0.</summary>
    public required IReadOnlyList<double> BandLevels { get; init; }

    /// <summary>Means of the mel-frequency cepstral coefficients 1 … 12 over the speech (26 bands, 100 to 7,600 Hz).</summary>
    public required IReadOnlyList<double> Mfcc { get; init; }

    /// <summary>How far the timbres of two voices are apart: the Euclidean distance of their <see cref="Mfcc"/>. The same voice with other words: about 5.</summary>
    public double TimbreDistanceTo(VoiceFeatures other) => Math.Sqrt(Mfcc.Zip(other.Mfcc, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Measures a sound; null when too little of it (half a second) is speech with a pitch.</summary>
    public static VoiceFeatures? Measure(Sound sound)
    {
        var frames = new SpeechFrames(sound);
        return Measure(frames, new PitchTrack(frames), SpeechSpans.Find(frames));
    }

    internal static VoiceFeatures? Measure(SpeechFrames frames, PitchTrack pitch, List<(int First, int End)> speech)
    {
        if (pitch.Voiced.Length * SpeechFrames.SecondsPerFrame < LeastVoicedSeconds)
            return null;
        var formants = FormantTrack.Medians(frames, pitch);
        var (mfcc, bands) = Timbre.Measure(frames);
        return new VoiceFeatures
        {
            MedianPitch = PitchTrack.Percentile(pitch.Voiced, 0.5),
            LowPitch = PitchTrack.Percentile(pitch.Voiced, 0.1),
            HighPitch = PitchTrack.Percentile(pitch.Voiced, 0.9),
            SyllablesPerSecond = SyllableNuclei.Count(frames, pitch) / Math.Max(0.1, SpeechSpans.Seconds(speech)),
            Formants = formants,
            VocalTractLength = FormantTrack.TractLength(formants),
            Tilt = Timbre.Slope(bands),
            HarmonicsToNoise = PitchTrack.Percentile([.. pitch.Harmonicity.Where((_, frame) => pitch.Hertz[frame] > 0).Order()], 0.5),
            BandLevels = bands,
            Mfcc = mfcc,
        };
    }

    private const double LeastVoicedSeconds = 0.5;
}
