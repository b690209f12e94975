using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Opus by libopus in Ogg pages of our own (RFC 6716, RFC 7845): frames of 20 ms, one page each. The last page's position cuts the
/// padding off, so the decoded audio is as long as the input to the sample. Latency: 20 ms of framing and 6.5 ms of look-ahead,
/// which the pre-skip tells the player to drop; at 22,050 and 44,100 Hz, which Opus does not have, a resampler adds up to 2.2 ms.
/// </summary>
internal sealed class OpusEncoder : IAudioEncoder
{
    /// <summary>kbit/s when none is asked for (dossier 02 §3.1); speech in full band.</summary>
    public const int DefaultBitRate = 32;

    // Positions in Ogg count at this rate whatever the codec's rate is (RFC 7845 §4).
    private const int GranuleRate = 48000;
    private const int FramesPerSecond = 50;
    private const int GranulesPerFrame = GranuleRate / FramesPerSecond;

    // The longest packet of one frame (RFC 6716 §3.4); at 20 ms that is 510 kbit/s.
    private const int MaxPacketLength = 1275;

    // Of 0 to 10: speech gains little above, and time grows fast.
    private const int Complexity = 5;

    private readonly OpusState _opus;
    private readonly OggPages _pages;
    private readonly Resampler? _resampler;
    private readonly ReusableBuffer<float> _resampled = new();
    private readonly float[] _frame;
    private readonly byte[] _packet = new byte[MaxPacketLength];
    private readonly int _preSkip;
    private int _filled;
    private long _received;
    private long _granule;
    private readonly IReadOnlyList<AudioTag> _tags;
    private bool _hasHeader;
    private bool _isFinished;

    /// <summary>Makes an encoder. The serial number tells streams apart that are joined in one file, so it is random.</summary>
    public OpusEncoder(AudioFormat format, NativeLibraryInfo library, IReadOnlyList<AudioTag> tags, uint? serial = null)
    {
        (Format, _tags) = (format, tags);
        library.Load();
        var codecRate = format.SampleRate switch { 22050 => 24000, 44100 => 48000, var rate => rate };
        _opus = OpusLibrary.Create(codecRate, channels: 1, OpusLibrary.ApplicationAudio, out var error);
        Check(error);
        Check(OpusLibrary.Set(_opus, OpusLibrary.SetBitRate, (format.BitRate ?? DefaultBitRate) * 1000));
        Check(OpusLibrary.Set(_opus, OpusLibrary.SetVariableBitRate, 1));
        Check(OpusLibrary.Set(_opus, OpusLibrary.SetComplexity, Complexity));
        Check(OpusLibrary.Set(_opus, OpusLibrary.SetSignal, OpusLibrary.SignalVoice));
        Check(OpusLibrary.Get(_opus, OpusLibrary.GetLookahead, out var lookahead));
        _preSkip = lookahead * (GranuleRate / codecRate);
        _frame = new float[codecRate / FramesPerSecond];
        _resampler = codecRate == format.SampleRate ? null : new Resampler(format.SampleRate, codecRate);
        _pages = new OggPages(serial ?? (uint)Random.Shared.NextInt64(1L << 32));
    }

    public AudioFormat Format { get; }

    public void Encode(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        if (_isFinished)
            throw AudioEncoders.AlreadyFinished();
        WriteHeader(output);
        _received += samples.Length;
        if (_resampler is null)
        {
            Append(samples, output);
            return;
        }
        _resampled.Clear();
        _resampler.Process(samples, _resampled);
        Append(_resampled.WrittenSpan, output);
    }

    public void Finish(IBufferWriter<byte> output)
    {
        if (_isFinished)
            return;
        WriteHeader(output);
        if (_resampler is not null)
        {
            _resampled.Clear();
            _resampler.Flush(_resampled);
            Append(_resampled.WrittenSpan, output);
        }
        _isFinished = true;

        // Silence pushes the last samples through the look-ahead. At least one frame is always left, since the pre-skip is.
        var end = _preSkip + (2 * _received * GranuleRate + Format.SampleRate) / (2 * Format.SampleRate);
        while (_granule < end)
        {
            _frame.AsSpan(_filled).Clear();
            WriteFrame(end, output);
        }
    }

    public void Dispose() => _opus.Dispose();

    private void Append(ReadOnlySpan<float> samples, IBufferWriter<byte> output)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, _frame.Length - _filled);
            Pcm16.CopyLimited(samples[..count], _frame.AsSpan(_filled));
            _filled += count;
            samples = samples[count..];
            if (_filled == _frame.Length)
                WriteFrame(long.MaxValue, output);
        }
    }

    /// <summary>Encodes the frame into a page. The page that reaches <paramref name="end"/> is the last and carries it as its position.</summary>
    private void WriteFrame(long end, IBufferWriter<byte> output)
    {
        _filled = 0;
        _granule += GranulesPerFrame;
        var length = Check(OpusLibrary.Encode(_opus, _frame, _frame.Length, _packet, _packet.Length));
        _pages.Write(_packet.AsSpan(0, length), Math.Min(_granule, end), isLast: _granule >= end, output);
    }

    private void WriteHeader(IBufferWriter<byte> output)
    {
        if (_hasHeader)
            return;
        _pages.Write(OpusHeaders.Identification(_preSkip, Format.SampleRate), granule: 0, isLast: false, output);
        _pages.Write(OpusHeaders.Comments(_tags), granule: 0, isLast: false, output);
        _hasHeader = true;
    }

    private static int Check(int result) =>
        result >= 0 ? result : throw new InvalidOperationException($"libopus failed with code {result}.");
}
