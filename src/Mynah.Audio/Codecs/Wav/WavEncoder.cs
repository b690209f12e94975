using System.Buffers;

namespace Mynah.Audio;

/// <summary>A WAV stream: a header with open sizes and the tags, then raw 16-bit samples.</summary>
internal sealed class WavEncoder(AudioFormat format, IReadOnlyList<AudioTag> tags) : IAudioEncoder
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
        Span<byte> header = stackalloc byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, Format.SampleRate);
        output.Write(header[..^WavFile.ChunkHeaderLength]);
        if (tags.Count > 0)
            output.Write(InfoChunk.Of(tags)); // between the format and the samples, as readers expect it
        output.Write(header[^WavFile.ChunkHeaderLength..]);
        _hasHeader = true;
    }
}
