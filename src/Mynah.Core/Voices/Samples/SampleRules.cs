namespace Mynah.Voices;

/// <summary>What a service asks of a sample for cloning (dossier 05 §2.1 and §4.1). Immutable.</summary>
public sealed record SampleRules
{
    private SampleRules()
    {
    }

    /// <summary>Qwen voice cloning (<c>qwen-voice-enrollment</c>): at least 24 kHz and 3 s of speech; long pauses are only warned of.</summary>
    public static SampleRules Qwen { get; } = new()
    {
        Service = "qwen", LeastSampleRate = 24000, LeastSpeech = TimeSpan.FromSeconds(3), LongPause = CheckOutcome.Warn,
    };

    /// <summary>CosyVoice and Qwen-Audio cloning (<c>voice-enrollment</c>): at least 16 kHz, 5 s of speech, no pause above 2 s.</summary>
    public static SampleRules CosyVoice { get; } = new()
    {
        Service = "cosyvoice", LeastSampleRate = 16000, LeastSpeech = TimeSpan.FromSeconds(5), LongPause = CheckOutcome.Fail,
    };

    /// <summary><c>qwen</c> or <c>cosyvoice</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Least sample rate of the file in Hz.</summary>
    public required int LeastSampleRate { get; init; }

    /// <summary>Least length of a stretch of clear speech.</summary>
    public required TimeSpan LeastSpeech { get; init; }

    /// <summary>What a pause above <see cref="MaxPause"/> means.</summary>
    public required CheckOutcome LongPause { get; init; }

    /// <summary>Largest file in bytes: 10 MB.</summary>
    public int MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Longest sample: 60 s.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Advised least length: 10 s.</summary>
    public TimeSpan AdvisedLeast { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Advised greatest length: 20 s.</summary>
    public TimeSpan AdvisedMost { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest pause inside the speech: 2 s.</summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromSeconds(2);
}
