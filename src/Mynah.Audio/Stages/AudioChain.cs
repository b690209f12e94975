using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// What lies between an engine and an encoder: speaking rate, pitch, sample rate and volume, with only the stages that are needed.
/// With nothing to do, samples pass bit for bit. n samples in make n / rate · out / in samples out, within one millisecond.
/// </summary>
/// <remarks>
/// The order is stretch, resample, volume. Rate and pitch come first because libsonic looks for the periods of the voice as it was
/// made. A pitch shift is a stretch and a resampling; the stretches of rate and pitch are one (rate 2 and pitch 2 need none), and so
/// are the resamplings of pitch and output rate, so nothing is filtered twice. Volume comes last because its limiter then also
/// catches what the filter overshoots. Latency: 31 to 41 ms with rate or pitch, up to 4.5 ms with a new sample rate, 4 ms with a
/// volume above 50, nothing otherwise.
/// </remarks>
public sealed class AudioChain : IAudioStage
{
    /// <summary>Least rate and pitch (dossier 01 §2.1).</summary>
    public const double MinFactor = 0.5;

    /// <summary>Greatest rate and pitch (dossier 01 §2.1).</summary>
    public const double MaxFactor = 2;

    // Libsonic itself takes a speed this near to 1 for 1.
    private const double LeastStretch = 1e-5;

    private readonly StageSequence _stages;

    /// <summary>Makes a chain.</summary>
    /// <param name="inputRate">The engine's sample rate in Hz.</param>
    /// <param name="outputRate">The encoder's sample rate in Hz.</param>
    /// <param name="rate">Speaking rate, 0.5 to 2; 2 halves the duration.</param>
    /// <param name="pitch">Pitch factor, 0.5 to 2; the duration stays.</param>
    /// <param name="volume">0 (silence) to 100; see <see cref="Volume"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    /// <exception cref="NativeLibraryMissingException">A rate or pitch other than 1 is asked for and libsonic is not installed.</exception>
    public AudioChain(int inputRate, int outputRate, double rate = 1, double pitch = 1, int volume = Volume.Neutral)
    {
        CheckFactor(nameof(rate), rate);
        CheckFactor(nameof(pitch), pitch);
        Volume.CheckLevel(volume);
        InputRate = inputRate;
        OutputRate = outputRate;

        // The stretched audio is read at this rate, which moves the pitch. Whole Hz, so the stretch uses what became of the factor.
        var readRate = (int)Math.Round(inputRate * pitch);
        var stretch = rate * inputRate / readRate;

        var stages = new List<IAudioStage>(3);
        if (Math.Abs(stretch - 1) > LeastStretch)
            stages.Add(new TimeStretch(inputRate, stretch));
        if (readRate != outputRate)
            stages.Add(new Resampler(readRate, outputRate));
        if (volume != Volume.Neutral)
            stages.Add(new Volume(outputRate, volume));
        _stages = new StageSequence([.. stages]);
    }

    /// <summary>The rate of the input in Hz.</summary>
    public int InputRate { get; }

    /// <summary>The rate of the output in Hz.</summary>
    public int OutputRate { get; }

    /// <summary>True when samples pass unchanged.</summary>
    public bool IsPassThrough => _stages.Count == 0;

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output) => _stages.Process(input, output);

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output) => _stages.Flush(output);

    /// <inheritdoc />
    public void Dispose() => _stages.Dispose();

    private static void CheckFactor(string name, double value)
    {
        if (!(value is >= MinFactor and <= MaxFactor))
            throw new ArgumentOutOfRangeException(name, value, "Use 0.5 to 2; 1 leaves the voice as it is.");
    }
}
