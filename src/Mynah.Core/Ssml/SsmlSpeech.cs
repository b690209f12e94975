using Mynah.Text;

namespace Mynah.Ssml;

/// <summary>One <c>speak</c> element. What it does not set is left to the options of the stream.</summary>
/// <param name="Source">The document, for errors.</param>
/// <param name="At">Where it begins in the document.</param>
internal sealed record SsmlSpeech(SsmlSource Source, int At)
{
    /// <summary>Its text without tags.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is spoken and heard, in order. The stretches of text, joined, are <see cref="Text"/>.</summary>
    public IReadOnlyList<SsmlPart> Parts { get; init; } = [];

    public string? Voice { get; init; }

    public double? Rate { get; init; }

    public double? Pitch { get; init; }

    public int? Volume { get; init; }

    public SsmlEffect? Effect { get; init; }

    public SsmlMusic? Music { get; init; }
}

/// <summary>A change of the voice's sound (dossier 02 §8).</summary>
/// <param name="Kind">Which.</param>
/// <param name="Values">Gains of the eight bands in dB for <c>eq</c>; one frequency in Hz for the filters; else nothing.</param>
/// <param name="At">Where it stands in the document.</param>
internal sealed record SsmlEffect(SsmlEffectKind Kind, IReadOnlyList<int> Values, int At);

/// <summary>The effects of <c>speak</c>.</summary>
internal enum SsmlEffectKind
{
    Robot,
    Lolita,
    LowPass,
    Echo,
    Eq,
    LpFilter,
    HpFilter,
}

/// <summary>Music under the speech: where it is, and how loud, 0 … 100.</summary>
internal sealed record SsmlMusic(string Url, int Volume, int At);

/// <summary>Something spoken or heard.</summary>
internal abstract record SsmlPart;

/// <summary>A stretch of text without a break in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marks">Its marks, in order, without overlap; positions count from the beginning of the stretch.</param>
/// <param name="End">What follows: <see cref="SegmentEnd.Open"/> when no sentence or paragraph was ended by a tag.</param>
internal sealed record SsmlTextPart(string Text, IReadOnlyList<TextMark> Marks, SegmentEnd End) : SsmlPart;

/// <summary>Silence.</summary>
internal sealed record SsmlPausePart(TimeSpan Duration) : SsmlPart;

/// <summary>A sound from elsewhere.</summary>
internal sealed record SsmlSoundPart(string Url, int At) : SsmlPart;
