using Mynah.Engines;

namespace Mynah.Voices;

/// <summary>
/// Fits the parameters of an engine's voice to a sample: speaks with candidates, measures them like the sample, corrects, a few times.
/// Parametric: height, movement, pace, vocal tract, timbre and breath come from the sample; who speaks does not (docs/concepts/voice-cloning.md).
/// Safe for concurrent calls.
/// </summary>
public static class VoiceCloning
{
    // Corrections of the best variant; the errors are within what the engine lets flutter after four or five.
    private const int Rounds = 7;
    private const double GoodEnough = 0.9;

    // Between these the height of a voice does not tell a man from a woman, and variants of both are tried (Hz).
    private const double HighestMan = 175, LowestWoman = 135;

    // Syllables are counted within some 13 % on either side; a transcript further off is of another recording.
    private const double MostMismatch = 1.6;

    // What leaves the engine room for corrections: it follows from 0.66 to 1.69.
    private const double LeastPitch = 0.74, MostPitch = 1.5;

    /// <summary>Makes a voice. Takes about a second of one core, less than the sample lasts.</summary>
    /// <param name="sample">An accepted sample.</param>
    /// <param name="engine">Will speak the voice; stays the caller's.</param>
    /// <param name="options">What is known about the sample; null for nothing.</param>
    /// <param name="cancellationToken">Ends the fitting.</param>
    /// <exception cref="SpeechException">The sample was refused, or the engine failed.</exception>
    public static async Task<VoiceClone> CreateAsync(
        SampleReport sample, ISpeechEngine engine, CloneOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(engine);
        options ??= new CloneOptions();
        sample.ThrowIfRefused();
        var wanted = sample.Features ?? throw SpeechException.Invalid("The sample was not measured. Check it with SampleCheck first.");
        var text = CloneText.For(options);
        var candidate = new CandidateVoice(engine, text.Text, options.Language ?? (text.Syllables is null ? null : "en"));
        var usual = await candidate.MeasureAsync(SpeechOptions.DefaultVoice, cancellationToken).ConfigureAwait(false);
        var fit = new VoiceFit(wanted, SecondsFor(text, sample, wanted, usual));
        var (best, reached) = await ChooseVariantAsync(candidate, fit, Variants(engine, wanted, options.Id), cancellationToken).ConfigureAwait(false);
        var (profile, measured) = (best, reached);
        for (var round = 0; round < Rounds && fit.Error(reached) > GoodEnough; round++)
        {
            profile = fit.Correct(profile, measured);
            measured = await candidate.MeasureAsync(profile, cancellationToken).ConfigureAwait(false);
            if (fit.Error(measured) < fit.Error(reached))
                (best, reached) = (profile, measured);
        }
        return new VoiceClone(best with { Language = options.Language }, wanted, reached.Features, usual.Features.TimbreDistanceTo(wanted));
    }

    // How long the sample's speaker would speak for the text. A transcript takes as long as the sample itself, if it is one.
    private static double SecondsFor(CloneText text, SampleReport sample, VoiceFeatures wanted, CandidateMeasure usual)
    {
        if (text.Syllables is { } syllables)
            return syllables / wanted.SyllablesPerSecond;
        var seconds = sample.Spans.Where(span => span.Kind == SampleSpanKind.Speech).Sum(span => (span.End - span.Start).TotalSeconds);
        var (spoken, written) = (seconds * wanted.SyllablesPerSecond, usual.Seconds * usual.Features.SyllablesPerSecond);
        return spoken / written is > 1 / MostMismatch and < MostMismatch
            ? seconds
            : throw SpeechException.Invalid(
                $"The transcript does not fit the sample: about {spoken:0} syllables are heard, and it has about {written:0}. Give exactly what is said, or leave it out.");
    }

    // Each variant is brought to the sample's height and slope; the one that is then nearest is corrected further.
    private static async Task<(VoiceProfile Profile, CandidateMeasure Reached)> ChooseVariantAsync(
        CandidateVoice candidate, VoiceFit fit, IEnumerable<VoiceProfile> variants, CancellationToken cancellationToken)
    {
        (VoiceProfile Profile, CandidateMeasure Reached)? best = null;
        foreach (var start in variants)
        {
            var profile = fit.Start(start, await candidate.MeasureAsync(start, cancellationToken).ConfigureAwait(false));
            var reached = await candidate.MeasureAsync(profile, cancellationToken).ConfigureAwait(false);
            if (best is not { } chosen || fit.Error(reached) < fit.Error(chosen.Reached))
                best = (profile, reached);
        }
        return best!.Value;
    }

    private static IEnumerable<VoiceProfile> Variants(ISpeechEngine engine, VoiceFeatures wanted, string id)
    {
        if (engine.Info.Name != "espeak")
            return [new VoiceProfile { Id = id }];
        var women = wanted.MedianPitch >= LowestWoman ? VoiceVariant.Female : [];
        var men = wanted.MedianPitch <= HighestMan ? VoiceVariant.Male : [];
        var all = women.Select(variant => (variant, VoiceGender.Female)).Concat(men.Select(variant => (variant, VoiceGender.Male))).ToList();
        var near = all.Where(choice => choice.variant.PitchFor(wanted.MedianPitch, 1) is > LeastPitch and < MostPitch).ToList();
        return (near.Count > 0 ? near : all)
            .Select(choice => new VoiceProfile
            {
                Id = id,
                Gender = wanted.MedianPitch is > LowestWoman and < HighestMan ? VoiceGender.Unspecified : choice.Item2,
                Variant = choice.variant.Name,
                Pitch = Math.Round(choice.variant.PitchFor(wanted.MedianPitch, 1), 3),
            });
    }
}
