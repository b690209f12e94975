using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// MP3 by libmp3lame: constant bit rate, no bit reservoir (every frame stands alone, so a stream can be joined anywhere), no info
/// tag (it would have to be written at the beginning after the end). The decoded audio begins 1105 samples late: 576 of LAME's
/// encoder and 529 of any decoder; without the tag no player can cut them off. It ends with up to two frames of padding.
/// </summary>
internal sealed class Mp3Encoder : IAudioEncoder
{
    // LAME's own "good quality, fast": 0 is best and slowest, 9 worst.
    private const int Quality = 5;

    // Samples are handed over in pieces of a frame; lame.h asks for 1.25 · n + 7200 bytes of room.
    private const int PieceLength = 1152;
    private const int OutputRoom = PieceLength * 5 / 4 + 7200;

    private readonly LameEncoder _lame;
    private readonly float[] _piece = new float[PieceLength];
    private byte[] _header;
    private bool _isEmpty = true;
    private bool _isFinished;

    public Mp3Encoder(AudioFormat format, NativeLibraryInfo library, IReadOnlyList<AudioTag> tags)
    {
        Format = format;
        _header = tags.Count == 0 ? [] : Id3Tag.Of(tags);
        library.Load();
        _lame = Mp3LameLibrary.Create();
        if (_lame.IsInvalid)
            throw new InvalidOperationException("libmp3lame could not create an encoder.");
        var bitRate = format.BitRate is { } asked ? Mp3BitRates.Nearest(format.SampleRate, asked) : Mp3BitRates.Default(format.SampleRate);
        Check(Mp3LameLibrary.SetInputRate(_lame, format.SampleRate));
        Check(Mp3LameLibrary.SetOutputRate(_lame, format.SampleRate));
        Check(Mp3LameLibrary.SetChannels(_lame, 1));
        Check(Mp3LameLibrary.SetMode(_lame, Mp3LameLibrary.Mono));
        Check(Mp3LameLibrary.SetQuality(_lame, Quality));
        Check(Mp3LameLibrary.SetVariableBitRate(_lame, Mp3LameLibrary.ConstantBitRate));
        Check(Mp3LameLibrary.SetBitRate(_lame, bitRate));
        Check(Mp3LameLibrary.SetReservoirDisabled(_lame, 1));
        Check(Mp3LameLibrary.SetWriteInfoTag(_lame, 0));
        Mp3LameLibrary.SetWriteId3Tag(_lame, 0); // LAME would write it only at the first full frame; ours leaves at once
        Check(Mp3LameLibrary.Start(_lame));
    }

    public AudioFormat Format { get; }

    public void Encode(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        if (_isFinished)
            throw AudioEncoders.AlreadyFinished();
        WriteHeader(output);
        _isEmpty &= samples.IsEmpty;
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, PieceLength);
            Pcm16.CopyLimited(samples[..count], _piece);
            samples = samples[count..];
            var room = output.GetSpan(OutputRoom);
            output.Advance(Check(Mp3LameLibrary.Encode(_lame, _piece, _piece, count, room, room.Length)));
        }
    }

    public void Finish(IBufferWriter<byte> output)
    {
        if (_isFinished)
            return;
        if (_isEmpty)
            Encode(stackalloc float[PieceLength], output); // decoders do not take a single frame for a file
        _isFinished = true;
        var room = output.GetSpan(OutputRoom);
        output.Advance(Check(Mp3LameLibrary.Flush(_lame, room, room.Length)));
    }

    public void Dispose() => _lame.Dispose();

    private void WriteHeader(IBufferWriter<byte> output)
    {
        if (_header.Length == 0)
            return;
        output.Write(_header);
        _header = [];
    }

    private static int Check(int result) =>
        result >= 0 ? result : throw new InvalidOperationException($"libmp3lame failed with code {result}.");
}
