using System.Buffers;
using Mynah.Audio;

namespace Mynah.Testing;

/// <summary>Runs whole signals through stages and encoders.</summary>
public static class StageRun
{
    /// <summary>Everything the stage makes of the signal, in one piece and flushed.</summary>
    public static float[] Whole(IAudioStage stage, ReadOnlySpan<float> signal) => InPieces(stage, signal, [signal.Length]);

    /// <summary>As <see cref="Whole(IAudioStage, ReadOnlySpan{float})"/>, cut into pieces of the given lengths, again and again.</summary>
    public static float[] InPieces(IAudioStage stage, ReadOnlySpan<float> signal, IReadOnlyList<int> lengths)
    {
        var output = new ReusableBuffer<float>();
        for (var i = 0; !signal.IsEmpty; i++)
        {
            var length = Math.Min(lengths[i % lengths.Count], signal.Length);
            stage.Process(signal[..length], output);
            signal = signal[length..];
        }
        stage.Flush(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The finished file that the encoder makes of the signal, cut into pieces of the given lengths.</summary>
    public static byte[] Encode(IAudioEncoder encoder, ReadOnlySpan<float> signal, params IReadOnlyList<int> lengths)
    {
        var output = new ReusableBuffer<byte>();
        for (var i = 0; !signal.IsEmpty; i++)
        {
            var length = lengths.Count == 0 ? signal.Length : Math.Min(lengths[i % lengths.Count], signal.Length);
            encoder.Encode(signal[..length], output);
            signal = signal[length..];
        }
        encoder.Finish(output);
        return output.WrittenSpan.ToArray();
    }
}
