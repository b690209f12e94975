namespace Mynah.Voices;

/// <summary>Judges what was measured. Each method adds a finding; those that others depend on say whether to go on.</summary>
internal sealed class SampleFindings(SampleRules rules)
{
    // Borders in dB, shares and factors. Those of noise and level are usual for speech corpora; those of held tones and of the second
    // speaker lie between the recordings and the counterexamples of the tests.
    private const double Quiet = -38, NoisyFail = 10, NoisyWarn = 20;
    private const double ClippedFail = 1e-3, ClippedWarn = 1e-5;
    private const double MusicFail = 0.35, MusicWarn = 0.15;
    private const double SpeakersFail = 1.7, SpeakersWarn = 1.4;
    private const double NarrowBand = 5000;
    private const double LeastVoiced = 0.2, LeastSyllables = 1, MostSyllables = 10;

    private readonly List<SampleFinding> _all = [];

    public SampleRules Rules => rules;

    public IReadOnlyList<SampleFinding> All => _all;

    public bool Size(long bytes) => Add(
        SampleRule.Size, bytes <= rules.MaxBytes ? CheckOutcome.Pass : CheckOutcome.Fail,
        bytes <= rules.MaxBytes ? $"{bytes / 1e6:0.##} MB" : $"more than {rules.MaxBytes >> 20} MB",
        $"at most {rules.MaxBytes >> 20} MB", "Cut the recording to 10 to 20 seconds, or store it as MP3 or M4A.");

    public bool Container(SampleFile file)
    {
        const string required = "WAV (16 bit), MP3 or M4A";
        if (file.Container is null || file.Problem is not null)
            return Add(SampleRule.Container, CheckOutcome.Fail, file.Problem!, required, "Convert it, for example with: ffmpeg -i FILE -ac 1 -ar 24000 -c:a pcm_s16le sample.wav");
        return file.IsCut
            ? Add(SampleRule.Container, CheckOutcome.Fail, $"{file.Container}, cut off: the file ends before its headers say so", required, "Upload it again, or make it anew from the recording.")
            : Add(SampleRule.Container, CheckOutcome.Pass, file.Container, required, "");
    }

    public void Undecodable(SampleFile file)
    {
        _all.RemoveAll(finding => finding.Rule == SampleRule.Container);
        Add(SampleRule.Container, CheckOutcome.Fail, $"{file.Container} that cannot be decoded", "WAV (16 bit), MP3 or M4A", "The file is damaged. Make it anew from the recording.");
    }

    public bool SampleRate(SampleFile file) => Add(
        SampleRule.SampleRate, file.SampleRate >= rules.LeastSampleRate ? CheckOutcome.Pass : CheckOutcome.Fail,
        $"{file.SampleRate} Hz", $"at least {rules.LeastSampleRate} Hz", "Record again at a higher rate; converting the file upward adds nothing.");

    public bool Channels(SampleFile file) => Add(
        SampleRule.Channels, file.Channels == 1 ? CheckOutcome.Pass : CheckOutcome.Warn, $"{file.Channels}", "1",
        "Only the first channel is used. Store it as mono to be sure of what is heard.");

    public bool Length(double? seconds, bool isPromise)
    {
        if (seconds is not { } length)
            return true;
        var isTooLong = length > rules.MaxDuration.TotalSeconds;
        if (isPromise && !isTooLong)
            return true; // the decoded length decides
        var isAdvised = length >= rules.AdvisedLeast.TotalSeconds && length <= rules.AdvisedMost.TotalSeconds;
        return Add(
            SampleRule.Duration, isTooLong ? CheckOutcome.Fail : isAdvised ? CheckOutcome.Pass : CheckOutcome.Warn,
            isTooLong && !isPromise ? $"more than {rules.MaxDuration.TotalSeconds} s" : $"{length:0.0} s",
            $"{rules.AdvisedLeast.TotalSeconds} to {rules.AdvisedMost.TotalSeconds} s advised, at most {rules.MaxDuration.TotalSeconds} s",
            length < rules.AdvisedLeast.TotalSeconds ? "Speak for 10 to 20 seconds; the voice comes out closer." : "Cut it to the best 10 to 20 seconds.");
    }

    public bool Level(SampleAnalysis sample) => Add(
        SampleRule.Level, sample.IsSilent ? CheckOutcome.Fail : sample.Level < Quiet ? CheckOutcome.Warn : CheckOutcome.Pass,
        sample.IsSilent ? "silence" : $"{sample.Level:0} dB below full scale", $"at least {Quiet} dB",
        sample.IsSilent ? "Check the microphone and which channel it records: only the first one is used." : "Record closer to the microphone.");

    public bool Speech(SampleAnalysis sample)
    {
        var required = $"at least {rules.LeastSpeech.TotalSeconds} s of clear speech";
        var voiced = $"{sample.VoicedShare:P0} with a pitch, {sample.SyllablesPerSecond:0.0} syllables per second";
        if (sample.VoicedShare < LeastVoiced || sample.Features is null || sample.SyllablesPerSecond is < LeastSyllables or > MostSyllables)
            return Add(SampleRule.Speech, CheckOutcome.Fail, $"no clear speech ({voiced})", required, "Record one person who speaks, without music and other sounds.");
        var isEnough = sample.ClearSpeech >= rules.LeastSpeech.TotalSeconds;
        Add(
            SampleRule.Speech, isEnough ? CheckOutcome.Pass : CheckOutcome.Fail, $"{sample.ClearSpeech:0.0} s in one stretch ({voiced})", required,
            "Read a few sentences one after another, with short pauses.");
        return true; // too little is still worth measuring
    }

    public void Pauses(SampleAnalysis sample) => Add(
        SampleRule.Pauses, sample.LongestPause <= rules.MaxPause.TotalSeconds ? CheckOutcome.Pass : rules.LongPause,
        $"{sample.LongestPause:0.0} s", $"at most {rules.MaxPause.TotalSeconds} s", "Cut the marked pauses short.");

    public void Clipping(SampleAnalysis sample) => Add(
        SampleRule.Clipping, Grade(sample.ClippedShare, ClippedWarn, ClippedFail), $"{sample.ClippedShare * 100:0.###} % of the samples", "none",
        "Record again with a lower input level; what is cut off cannot be mended.");

    public void Noise(SampleAnalysis sample) => Add(
        SampleRule.Noise, Grade(-sample.SignalToNoise, -NoisyWarn, -NoisyFail), $"{sample.SignalToNoise:0} dB between speech and background",
        $"at least {NoisyWarn} dB", "Record in a quiet room, closer to the microphone.");

    public void Music(SampleAnalysis sample) => Add(
        SampleRule.Music, Grade(sample.HeldToneShare, MusicWarn, MusicFail), $"held tones in {sample.HeldToneShare:P0} of it",
        $"below {MusicWarn:P0}", "Use a recording without music, singing or hum.");

    public void Speakers(SampleAnalysis sample) => Add(
        SampleRule.Speakers, Grade(sample.SpeakerRatio, SpeakersWarn, SpeakersFail),
        sample.SpeakerRatio <= 1 ? "one height of voice" : $"two heights of voice, one {sample.SpeakerRatio:0.00} times the other", "one speaker",
        "Cut it so that one person speaks, in one manner.");

    public void Bandwidth(SampleAnalysis sample) => Add(
        SampleRule.Bandwidth, sample.Bandwidth < NarrowBand ? CheckOutcome.Warn : CheckOutcome.Pass, $"sound up to {sample.Bandwidth / 1000:0.0} kHz",
        $"at least {NarrowBand / 1000:0} kHz", "This sounds like a telephone or a strongly compressed file. Record again with better quality.");

    private static CheckOutcome Grade(double value, double warn, double fail)
        => value >= fail ? CheckOutcome.Fail : value >= warn ? CheckOutcome.Warn : CheckOutcome.Pass;

    private bool Add(SampleRule rule, CheckOutcome outcome, string measured, string required, string advice)
    {
        _all.Add(new SampleFinding(rule, outcome, measured, required, outcome == CheckOutcome.Pass ? "" : advice));
        return outcome != CheckOutcome.Fail;
    }
}
