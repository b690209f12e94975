using Mynah.Audio;
using Mynah.Voices;

namespace Mynah;

/// <summary>
/// A voice split into what the engine does and what the audio stages do. The formants are moved by reading the engine's samples
/// at another rate, which moves pitch and pace too; the engine is asked to speak lower and slower by as much, so only the formants
/// are left changed. That costs nothing, since a resampling is there anyway.
/// </summary>
internal sealed class RenderedVoice
{
    // All output rates share large factors with multiples of 150 Hz, so the resampler needs few phases: its table stays in the
    // cache. The step is 0.7 % of the formants, a fifth of what can be heard.
    private const int RateStep = 150;

    // ± 1 dB at the ends of the band of speech: below it a tilt is not heard, and costs a tenth of the whole pipeline.
    private const double LeastTilt = 0.5;

    public RenderedVoice(VoiceProfile profile, int engineRate)
    {
        SampleRate = profile.FormantScale == 1 ? engineRate : (int)Math.Round(engineRate * profile.FormantScale / RateStep) * RateStep;
        var scale = (double)SampleRate / engineRate;
        Profile = profile;
        Tilt = Math.Abs(profile.Tilt) < LeastTilt ? 0 : profile.Tilt;
        ForEngine = profile with { Pitch = profile.Pitch / scale, Pace = profile.Pace / scale };
    }

    /// <summary>The voice as it was asked for.</summary>
    public VoiceProfile Profile { get; }

    /// <summary>The rate at which the engine's samples are to be read, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>The spectral tilt to be added, in dB per octave; 0 for none.</summary>
    public double Tilt { get; }

    /// <summary>The stages for its timbre, at <see cref="SampleRate"/>; null when there is nothing to do.</summary>
    public VoiceTimbre? Timbre() => Tilt == 0 && Profile.Bands.Count == 0 && Profile.Breath == 0
        ? null
        : new VoiceTimbre(SampleRate, Tilt, [.. VoiceFeatures.BandCentres.Zip(Profile.Bands)], Profile.Breath);

    /// <summary>What the engine is asked for.</summary>
    public VoiceProfile ForEngine { get; }
}
