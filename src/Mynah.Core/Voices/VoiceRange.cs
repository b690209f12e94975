namespace Mynah;

/// <summary>
/// The grid on which voices of one kind are placed. Neighbours on it differ by 3.5 % in pitch, 7.5 % in pace or 4 % in formants,
/// above the just noticeable differences in running speech (about 1–2 % F0, 5 % tempo, 3 % formants).
/// </summary>
/// <param name="Variants">Engine variants (espeak's; klatt ones clip and are not used).</param>
/// <param name="F0">Lowest median F0 in Hz and number of steps.</param>
/// <param name="Pace">Lowest pace factor and number of steps.</param>
/// <param name="Formant">Lowest formant factor and number of steps.</param>
internal sealed record VoiceRange(
    IReadOnlyList<VoiceVariant> Variants, (double Low, int Steps) F0, (double Low, int Steps) Pace, (double Low, int Steps) Formant)
{
    public const double PitchStep = 1.035, PaceStep = 1.075, FormantStep = 1.04;

    // Women 155–211 Hz, men 78–110 Hz, children from 240 Hz with a shorter vocal tract, the neutral ones between men and women.
    public static readonly VoiceRange Woman = new(VoiceVariant.Female, (155, 10), (0.89, 6), (0.924, 3));
    public static readonly VoiceRange Man = new(VoiceVariant.Male, (78, 11), (0.86, 5), (0.94, 3));
    public static readonly VoiceRange Child = new(VoiceVariant.Female, (240, 7), (0.93, 4), (1.14, 3));
    public static readonly VoiceRange OldWoman = new(VoiceVariant.Female, (150, 5), (0.74, 3), (0.96, 2));
    public static readonly VoiceRange OldMan = new(VoiceVariant.Male, (74, 5), (0.74, 3), (0.92, 2));
    public static readonly VoiceRange Neutral = new(VoiceVariant.Neutral, (126, 5), (0.86, 4), (1.0, 3));

    public int Cells => Variants.Count * F0.Steps * Pace.Steps * Formant.Steps;

    public static double Value((double Low, int Steps) range, double ratio, int step) => range.Low * Math.Pow(ratio, step);
}

/// <summary>A place on a grid: the steps that a cell's number stands for, with the variant counting fastest.</summary>
internal readonly record struct VoiceCell(VoiceRange Range, int Variant, int Formant, int F0, int Pace)
{
    public static VoiceCell Of(VoiceRange range, int number)
    {
        var variant = number % range.Variants.Count;
        number /= range.Variants.Count;
        var formant = number % range.Formant.Steps;
        number /= range.Formant.Steps;
        return new VoiceCell(range, variant, formant, number % range.F0.Steps, number / range.F0.Steps);
    }

    public int Number => ((Pace * Range.F0.Steps + F0) * Range.Formant.Steps + Formant) * Range.Variants.Count + Variant;

    public double F0Hz => VoiceRange.Value(Range.F0, VoiceRange.PitchStep, F0);

    public double PaceFactor => VoiceRange.Value(Range.Pace, VoiceRange.PaceStep, Pace);

    public double FormantFactor => VoiceRange.Value(Range.Formant, VoiceRange.FormantStep, Formant);

    public ExpectedSound Expected(double tilt) => ExpectedSound.Of(Range.Variants[Variant], F0Hz, PaceFactor, FormantFactor, tilt);
}
