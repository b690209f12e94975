using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>What a catalogue voice sounds like on a sentence, measured on the audio that users get.</summary>
/// <param name="Peak">Greatest magnitude, 0 … 1.</param>
/// <param name="FlatTop">The longest run of equal samples at the peak; above 2 when something clipped.</param>
/// <param name="F0">Median, in Hz.</param>
/// <param name="MeanF0">Trimmed mean, in Hz.</param>
/// <param name="Seconds">From the first sound to the last.</param>
/// <param name="Centroid">Of the spectrum, in Hz.</param>
internal sealed record VoiceSound(CatalogueVoice Voice, double Rms, float Peak, int FlatTop, double F0, double MeanF0, double Seconds, double Centroid)
{
    private const int SampleRate = 24000;

    // All voiced, so that F0 is measured nearly everywhere.
    private const string Sentence = "We were away a year ago, and now we are all well. Will you all learn more, or will you all allow a rumour or an error?";

    /// <summary>Speaks the sentence with a voice and measures it.</summary>
    public static async Task<VoiceSound> OfAsync(ISpeechSynthesizer synthesizer, CatalogueVoice voice, CancellationToken cancellationToken)
    {
        var options = new SpeechOptions { Voice = voice.Id, Language = "en", Format = new AudioFormat(AudioEncoding.Pcm, SampleRate) };
        var samples = new List<float>();
        await foreach (var speechEvent in synthesizer.SynthesizeAsync(Sentence, options, cancellationToken))
        {
            if (speechEvent is not AudioChunk chunk)
                continue;
            for (var i = 0; i < chunk.Data.Length; i += 2)
                samples.Add(BinaryPrimitives.ReadInt16LittleEndian(chunk.Data.Span[i..]) / 32768f);
        }
        return Measure(voice, [.. samples]);
    }

    /// <summary>The same with F0, length and spectrum as the medians of this and <paramref name="more"/> further measurements.</summary>
    public static async Task<VoiceSound> MedianOfAsync(ISpeechSynthesizer synthesizer, VoiceSound first, int more, CancellationToken cancellationToken)
    {
        List<VoiceSound> all = [first];
        while (all.Count <= more)
            all.Add(await OfAsync(synthesizer, first.Voice, cancellationToken));
        double Median(Func<VoiceSound, double> value) => all.Select(value).Order().ElementAt(all.Count / 2);
        return first with { MeanF0 = Median(sound => sound.MeanF0), Seconds = Median(sound => sound.Seconds), Centroid = Median(sound => sound.Centroid) };
    }

    /// <summary>How far two voices are apart: the greatest of three differences, each as a part of what is told apart (1.5 % F0, 2.5 % pace, 1.5 % spectrum: above the error of a median).</summary>
    public double DistanceTo(VoiceSound other) => new[]
    {
        Math.Abs(Math.Log(MeanF0 / other.MeanF0)) / Math.Log(1.015),
        Math.Abs(Math.Log(Seconds / other.Seconds)) / Math.Log(1.025),
        Math.Abs(Math.Log(Centroid / other.Centroid)) / Math.Log(1.015),
    }.Max();

    private static VoiceSound Measure(CatalogueVoice voice, float[] samples)
    {
        var peak = Tone.Peak(samples);
        var sounding = samples.AsSpan(samples.AsSpan().IndexOfAnyExceptInRange(-0.005f, 0.005f)..(samples.AsSpan().LastIndexOfAnyExceptInRange(-0.005f, 0.005f) + 1));
        return new VoiceSound(
            voice, Tone.Rms(sounding), peak, LongestAt(samples, peak), Pitch.Median(samples, SampleRate), Pitch.Mean(samples, SampleRate),
            (double)sounding.Length / SampleRate, Spectrum.Centroid(samples, SampleRate));
    }

    private static int LongestAt(float[] samples, float peak)
    {
        int longest = 0, current = 0;
        foreach (var sample in samples)
        {
            current = Math.Abs(sample) >= peak - 1e-6f ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return longest;
    }
}
