using System.Buffers;
using Mynah.Audio;
using Mynah.Ssml;

namespace Mynah;

/// <summary>
/// The audio stages of a delivery: the voice's timbre, rate, pitch, volume and sample rate, then its effect and music. What is inserted
/// (pauses, sounds) passes only the second half, so that the rate does not change its length. For one stream and one thread.
/// </summary>
internal sealed class DeliveryChain : IDisposable
{
    // Centres of the eight bands of eq in Hz (dossier 02 §8).
    private static readonly double[] EqBands = [40, 100, 200, 400, 800, 1600, 4000, 12000];

    // The service does not say what lowpass and lolita are. 1 kHz is a voice through a wall; ×1.4, formants included, a little girl's.
    private const double LowPassFrequency = 1000;
    private const double LolitaPitch = 1.4;

    private readonly VoiceTimbre? _timbre;
    private readonly AudioChain _voice;
    private readonly EffectChain? _effects;
    private readonly ReusableBuffer<float> _coloured = new();
    private readonly ReusableBuffer<float> _spoken = new();

    /// <summary>Makes the stages.</summary>
    /// <param name="delivery">What they do.</param>
    /// <param name="outputRate">The encoder's sample rate in Hz.</param>
    /// <param name="music">The delivery's music, loaded.</param>
    /// <exception cref="SpeechException">A native library that is needed is not installed.</exception>
    public DeliveryChain(Delivery delivery, int outputRate, Sound? music = null)
    {
        try
        {
            OutputRate = outputRate;
            _timbre = delivery.Voice.Timbre();
            _voice = new AudioChain(delivery.Voice.SampleRate, outputRate, delivery.Rate, delivery.Pitch, delivery.Volume);
            if (delivery.Effect is not null || music is not null)
            {
                _effects = new EffectChain(
                    outputRate, EffectOf(delivery.Effect, outputRate),
                    music is null ? null : new BackgroundMusic(outputRate, music.Samples, music.SampleRate, delivery.MusicVolume));
            }
        }
        catch (NativeLibraryMissingException missing)
        {
            throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Validate, missing.Message, missing);
        }
    }

    /// <summary>The rate of what comes out, in Hz.</summary>
    public int OutputRate { get; }

    /// <summary>Takes the engine's samples.</summary>
    public void Write(ReadOnlySpan<float> samples, ReusableBuffer<float> output)
    {
        if (_timbre is not null)
        {
            _coloured.Clear();
            _timbre.Process(samples, _coloured);
            samples = _coloured.WrittenSpan;
        }
        WriteVoice(samples, output);
    }

    /// <summary>Puts in samples at the output rate, after everything written so far.</summary>
    public void Insert(ReadOnlySpan<float> samples, ReusableBuffer<float> output)
    {
        FlushVoice(output);
        if (_effects is null)
            output.Write(samples);
        else
            _effects.Process(samples, output);
    }

    /// <summary>Writes what is held back, and is ready for another utterance.</summary>
    public void Flush(ReusableBuffer<float> output)
    {
        FlushVoice(output);
        _effects?.Flush(output);
    }

    public void Dispose()
    {
        _timbre?.Dispose();
        _voice.Dispose();
        _effects?.Dispose();
    }

    private void FlushVoice(ReusableBuffer<float> output)
    {
        if (_timbre is not null)
        {
            _coloured.Clear();
            _timbre.Flush(_coloured);
            WriteVoice(_coloured.WrittenSpan, output);
        }
        if (_effects is null)
        {
            _voice.Flush(output);
            return;
        }
        _spoken.Clear();
        _voice.Flush(_spoken);
        _effects.Process(_spoken.WrittenSpan, output);
    }

    private void WriteVoice(ReadOnlySpan<float> samples, ReusableBuffer<float> output)
    {
        if (_effects is null)
        {
            _voice.Process(samples, output);
            return;
        }
        _spoken.Clear();
        _voice.Process(samples, _spoken);
        _effects.Process(_spoken.WrittenSpan, output);
    }

    private static IAudioStage? EffectOf(SsmlEffect? effect, int sampleRate) => effect?.Kind switch
    {
        SsmlEffectKind.Robot => new Robot(sampleRate),
        SsmlEffectKind.Lolita => new PitchShift(sampleRate, LolitaPitch),
        SsmlEffectKind.LowPass => BiquadCascade.LowPass(sampleRate, LowPassFrequency),
        SsmlEffectKind.Echo => new Echo(sampleRate),
        SsmlEffectKind.Eq => BiquadCascade.Equalizer(sampleRate, EqBands.Zip(effect.Values, (frequency, gain) => (frequency, (double)gain))),
        SsmlEffectKind.LpFilter => BiquadCascade.LowPass(sampleRate, effect.Values[0]),
        SsmlEffectKind.HpFilter => BiquadCascade.HighPass(sampleRate, effect.Values[0]),
        _ => null,
    };
}
