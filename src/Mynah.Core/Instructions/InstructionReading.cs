namespace Mynah;

/// <summary>What an engine without understanding can do about an instruction.</summary>
/// <param name="Rate">Factor on the pace.</param>
/// <param name="Pitch">Factor on the pitch.</param>
/// <param name="Volume">Steps added to the loudness (0 … 100 scale).</param>
/// <param name="Ignored">The parts that nothing could be done about, as they were written.</param>
public sealed record InstructionReading(double Rate, double Pitch, int Volume, IReadOnlyList<string> Ignored)
{
    /// <summary>The options with this reading applied, inside their ranges; the instructions themselves are taken away.</summary>
    public SpeechOptions ApplyTo(SpeechOptions options) => options with
    {
        Rate = Math.Clamp(options.Rate * Rate, SpeechOptions.MinFactor, SpeechOptions.MaxFactor),
        Pitch = Math.Clamp(options.Pitch * Pitch, SpeechOptions.MinFactor, SpeechOptions.MaxFactor),
        Volume = Math.Clamp(options.Volume + Volume, 0, 100),
        Instructions = null,
    };
}
