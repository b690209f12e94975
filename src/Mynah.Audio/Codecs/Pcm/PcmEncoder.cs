using System.Buffers;

namespace Mynah.Audio;

/// <summary>Raw 16-bit samples.</summary>
internal sealed class PcmEncoder(AudioFormat format) : IAudioEncoder
{
    private bool _isFinished;

    public AudioFormat Format { get; } = format;

    public void Encode(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        if (_isFinished)
            throw AudioEncoders.AlreadyFinished();
        Write(samples, output);
    }

    public void Finish(IBufferWriter<byte> output) => _isFinished = true;

    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    internal static void Write(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        if (samples.IsEmpty)
            return;
        var bytes = samples.Length * sizeof(short);
        Pcm16.ToBytes(samples, output.GetSpan(bytes)[..bytes]);
        output.Advance(bytes);
    }
}
