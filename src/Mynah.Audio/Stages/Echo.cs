using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Repeats the sound, weaker each time, until it is no longer heard (−60 dB); flushing writes the repetitions that are still to
/// come. The sound itself passes unchanged and at once.
/// </summary>
public sealed class Echo : IAudioStage
{
    /// <summary>How far the repetitions lie apart: heard as separate from the voice, well beyond the 50 ms in which the ear joins sounds.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(180);

    /// <summary>How strong each repetition is against the one before: −7 dB.</summary>
    public const float Feedback = 0.45f;

    // The repetitions until −60 dB.
    private static readonly int Repetitions = (int)Math.Ceiling(Math.Log(0.001) / Math.Log(Feedback));

    private readonly float[] _line;
    private int _position;
    private bool _hasSound;

    /// <summary>Makes the stage for audio of <paramref name="sampleRate"/> Hz.</summary>
    public Echo(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1000);
        _line = new float[(int)(Delay.TotalSeconds * sampleRate)];
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (input.IsEmpty)
            return;
        _hasSound = true;
        var target = output.GetSpan(input.Length);
        for (var i = 0; i < input.Length; i++)
            target[i] = Step(float.IsFinite(input[i]) ? input[i] : 0);
        output.Advance(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        for (var repetition = 0; _hasSound && repetition < Repetitions; repetition++)
        {
            var target = output.GetSpan(_line.Length);
            for (var i = 0; i < _line.Length; i++)
                target[i] = Step(0);
            output.Advance(_line.Length);
        }
        Array.Clear(_line);
        _position = 0;
        _hasSound = false;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    private float Step(float sample)
    {
        var made = sample + Feedback * _line[_position];
        _line[_position] = Math.Abs(made) < 1e-9f ? 0 : made;
        _position = _position + 1 == _line.Length ? 0 : _position + 1;
        return made;
    }
}
