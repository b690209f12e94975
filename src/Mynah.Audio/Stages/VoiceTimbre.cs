using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// What makes the timbre of a custom voice: tilt, bands, breath, each only where it changes something, and behind raised bands or breath
/// a limiter that lets nothing pass 0.98. The length stays; latency 4 ms with the limiter, else none.
/// </summary>
/// <param name="sampleRate">In Hz.</param>
/// <param name="tilt">See <see cref="SpectralTilt"/>; 0 for none.</param>
/// <param name="bands">Centres in Hz and gains in dB; see <see cref="BiquadCascade.Equalizer"/>.</param>
/// <param name="breath">See <see cref="Breath"/>; 0 for none.</param>
public sealed class VoiceTimbre(int sampleRate, double tilt, IReadOnlyList<(double Frequency, double Gain)> bands, double breath) : IAudioStage
{
    private readonly StageSequence _stages = new([.. new IAudioStage?[]
    {
        tilt == 0 ? null : new SpectralTilt(sampleRate, tilt),
        bands.Count == 0 ? null : BiquadCascade.Equalizer(sampleRate, bands),
        breath == 0 ? null : new Breath(sampleRate, breath),
        bands.Count == 0 && breath == 0 ? null : new Limiter(sampleRate, gain: 1),
    }.OfType<IAudioStage>()]);

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output) => _stages.Process(input, output);

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _stages.Flush(output);

    /// <inheritdoc />
    public void Dispose() => _stages.Dispose();
}
