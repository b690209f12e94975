using System.Buffers;

namespace Mynah.Audio;

/// <summary>A WAV stream: a header with open sizes, then raw 16-bit samples.</summary>
internal sealed class WavEncoder(AudioFormat format) : IAudioEncoder
{
    private bool _hasHeader;
    private bool _isFinished;

    public AudioFormat Format { get; } = format;

    public void Encode(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        if (_isFinished)
            throw AudioEncoders.AlreadyFinished();
        WriteHeader(output);
        PcmEncoder.Write(samples, output);
    }

    public void Finish(IBufferWriter<byte> output)
    {
        WriteHeader(output);
        _isFinished = true;
    }

    public void Dispose()
    {
        // Nothing is held; the interface asks for it.
    }

    private void WriteHeader(IBufferWriter<byte> output)
    {
        if (_hasHeader)
            return;
        WavFile.WriteHeader(output.GetSpan(WavFile.HeaderLength), Format.SampleRate);
        output.Advance(WavFile.HeaderLength);
        _hasHeader = true;
    }
}
