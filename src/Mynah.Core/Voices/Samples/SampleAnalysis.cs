using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>What can be measured of a decoded sample.</summary>
internal sealed class SampleAnalysis
{
    private const double BestSignalToNoise = 80; // beyond it is digital silence between the words
    private const int LeastNoiseFrames = 20, Edge = 5; // frames of 10 ms: the noise's, and those beside speech that do not count
    private const float SilentPeak = 0.003f;
    private const double BandEdge = 60; // dB below the strongest frequency where the sound ends

    private readonly SpeechFrames _frames;
    private readonly List<(int First, int End)> _speech;

    public SampleAnalysis(Sound sound, SampleRules rules)
    {
        _frames = new SpeechFrames(sound);
        _speech = SpeechSpans.Find(_frames);
        var pitch = new PitchTrack(_frames);
        IsSilent = _speech.Count == 0 || Peak(sound.Samples.Span) < SilentPeak;
        Level = IsSilent ? SpeechFrames.Silence : MeanLevel(_frames.IsActive.Index().Where(f => f.Item).Select(f => f.Index));
        Features = VoiceFeatures.Measure(_frames, pitch, _speech);
        var active = Math.Max(1, _frames.IsActive.Count(isActive => isActive));
        VoicedShare = (double)pitch.Voiced.Length / active;
        SyllablesPerSecond = Features?.SyllablesPerSecond ?? 0;
        var tones = HeldTones.Find(_frames);
        HeldToneShare = (double)tones.Sum(tone => tone.End - tone.First) / active;
        SpeakerRatio = SpeakerHeights.Ratio(pitch);
        var (share, clipped) = FlatTops.Find(sound);
        ClippedShare = share;
        LongestPause = Pauses().Select(pause => (pause.End - pause.First) * SpeechFrames.SecondsPerFrame).DefaultIfEmpty(0).Max();
        ClearSpeech = LongestStretch(rules.MaxPause.TotalSeconds);
        SignalToNoise = Math.Clamp(Level - NoiseLevel(), 0, BestSignalToNoise);
        Bandwidth = HighestFrequency();
        Spans = [.. Timeline(sound), .. Faults(rules, tones), .. clipped];
    }

    public bool IsSilent { get; }

    /// <summary>Of the speech, in dB below full scale.</summary>
    public double Level { get; }

    public VoiceFeatures? Features { get; }

    public double VoicedShare { get; }

    public double SyllablesPerSecond { get; }

    public double HeldToneShare { get; }

    public double SpeakerRatio { get; }

    public double ClippedShare { get; }

    /// <summary>In seconds, between speech.</summary>
    public double LongestPause { get; }

    /// <summary>Seconds of speech in the longest stretch without a pause above the rules'.</summary>
    public double ClearSpeech { get; }

    public double SignalToNoise { get; }

    /// <summary>In Hz, at most 8,000.</summary>
    public double Bandwidth { get; }

    public IReadOnlyList<SampleSpan> Spans { get; }

    private static float Peak(ReadOnlySpan<float> samples)
    {
        var peak = 0f;
        foreach (var sample in samples)
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    private IEnumerable<(int First, int End)> Pauses() => _speech.Zip(_speech.Skip(1), (before, after) => (before.End, after.First));

    private double LongestStretch(double maxPause)
    {
        double best = 0, current = 0;
        var last = int.MinValue;
        foreach (var (first, end) in _speech)
        {
            if (last != int.MinValue && (first - last) * SpeechFrames.SecondsPerFrame > maxPause)
                current = 0;
            current += (end - first) * SpeechFrames.SecondsPerFrame;
            best = Math.Max(best, current);
            last = end;
        }
        return best;
    }

    // The pauses' level; of speech without pauses the quietest frames', which hold some speech: then the figure is too low, never too high.
    private double NoiseLevel()
    {
        var pauses = new List<int>();
        var last = -Edge;
        foreach (var (first, end) in _speech.Append((_frames.Count + Edge, _frames.Count + Edge)))
        {
            pauses.AddRange(Enumerable.Range(last + Edge, Math.Max(0, first - last - 2 * Edge)));
            last = end;
        }
        return pauses.Count >= LeastNoiseFrames ? MeanLevel(pauses) : _frames.Floor;
    }

    private double MeanLevel(IEnumerable<int> frames)
        => 10 * Math.Log10(frames.Select(frame => Math.Pow(10, _frames.Levels[frame] / 10)).DefaultIfEmpty(0).Average() + 1e-10);

    private double HighestFrequency()
    {
        var mean = new double[SpeechFrames.Bins];
        for (var frame = 0; frame < _frames.Count; frame++)
        {
            for (var bin = 0; _frames.IsActive[frame] && bin < mean.Length; bin++)
                mean[bin] += _frames.Powers[frame][bin];
        }
        var least = mean.Max() * Math.Pow(10, -BandEdge / 10);
        return Math.Max(0, Array.FindLastIndex(mean, power => power > least)) * (double)SpeechFrames.Rate / SpeechFrames.Size;
    }

    private IEnumerable<SampleSpan> Timeline(Sound sound)
    {
        var total = TimeSpan.FromSeconds((double)sound.Samples.Length / sound.SampleRate);
        var at = TimeSpan.Zero;
        foreach (var (first, end) in _speech)
        {
            if (TimeAt(first) > at)
                yield return new SampleSpan(SampleSpanKind.Pause, at, TimeAt(first));
            at = TimeAt(end) < total ? TimeAt(end) : total;
            yield return new SampleSpan(SampleSpanKind.Speech, TimeAt(first), at);
        }
        if (at < total)
            yield return new SampleSpan(SampleSpanKind.Pause, at, total);
    }

    private IEnumerable<SampleSpan> Faults(SampleRules rules, List<(int First, int End)> tones) =>
    [
        .. Pauses().Where(pause => TimeAt(pause.End) - TimeAt(pause.First) > rules.MaxPause).Select(pause => new SampleSpan(SampleSpanKind.LongPause, TimeAt(pause.First), TimeAt(pause.End))),
        .. tones.Select(tone => new SampleSpan(SampleSpanKind.Music, TimeAt(tone.First), TimeAt(tone.End))),
    ];

    private static TimeSpan TimeAt(int frame) => TimeSpan.FromSeconds(frame * SpeechFrames.SecondsPerFrame);
}
