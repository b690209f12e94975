namespace Mynah.Voices;

/// <summary>What a stretch of a sample is.</summary>
public enum SampleSpanKind
{
    /// <summary>Somebody speaks.</summary>
    Speech,

    /// <summary>A pause, also before the first and after the last word.</summary>
    Pause,

    /// <summary>A fault: samples are cut off at the top.</summary>
    Clipping,

    /// <summary>A fault: a pause longer than the rules allow.</summary>
    LongPause,

    /// <summary>A fault: held tones, as music has them.</summary>
    Music,
}

/// <summary>A stretch of a sample. Speech and pauses follow one another without gaps; faults lie over them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">From the start of the sample.</param>
/// <param name="End">From the start of the sample.</param>
public readonly record struct SampleSpan(SampleSpanKind Kind, TimeSpan Start, TimeSpan End)
{
    /// <summary>True for the kinds that are faults.</summary>
    public bool IsFault => Kind is SampleSpanKind.Clipping or SampleSpanKind.LongPause or SampleSpanKind.Music;
}
