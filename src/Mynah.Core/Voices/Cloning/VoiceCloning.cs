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
        var candidate = new CandidateVoice(engine, CloneText.For(options), options.Language ?? (options.Transcript is null ? "en" : null));
        var usual = await candidate.MeasureAsync(SpeechOptions.DefaultVoice, cancellationToken).ConfigureAwait(false);
        var (best, reached) = await ChooseVariantAsync(candidate, engine, wanted, options.Id, cancellationToken).ConfigureAwait(false);
        var (profile, measured) = (best, reached);
        for (var round = 0; round < Rounds && VoiceFit.Error(reached, wanted) > GoodEnough; round++)
        {
            profile = VoiceFit.Correct(profile, measured, wanted);
            measured = await candidate.MeasureAsync(profile, cancellationToken).ConfigureAwait(false);
            if (VoiceFit.Error(measured, wanted) < VoiceFit.Error(reached, wanted))
                (best, reached) = (profile, measured);
        }
        return new VoiceClone(best with { Language = options.Language }, wanted, reached, usual.TimbreDistanceTo(wanted));
    }

    // Each variant is brought to the sample's height and slope; the one whose timbre is then nearest is corrected further.
    private static async Task<(VoiceProfile Profile, VoiceFeatures Reached)> ChooseVariantAsync(
        CandidateVoice candidate, ISpeechEngine engine, VoiceFeatures wanted, string id, CancellationToken cancellationToken)
    {
        (VoiceProfile Profile, VoiceFeatures Reached)? best = null;
        foreach (var start in Variants(engine, wanted, id))
        {
            var profile = VoiceFit.Start(start, await candidate.MeasureAsync(start, cancellationToken).ConfigureAwait(false), wanted);
            var reached = await candidate.MeasureAsync(profile, cancellationToken).ConfigureAwait(false);
            if (best is not { } chosen || reached.TimbreDistanceTo(wanted) < chosen.Reached.TimbreDistanceTo(wanted))
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
        return women.Select(variant => (variant, VoiceGender.Female)).Concat(men.Select(variant => (variant, VoiceGender.Male)))
            .Select(choice => new VoiceProfile
            {
                Id = id,
                Gender = wanted.MedianPitch is > LowestWoman and < HighestMan ? VoiceGender.Unspecified : choice.Item2,
                Variant = choice.variant.Name,
                Pitch = Math.Round(choice.variant.PitchFor(wanted.MedianPitch, 1), 3),
            });
    }
}
