using System.Buffers.Binary;
using Mynah.Audio;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// Tells how long the audio of a stream is from its bytes, whatever pieces they come in: samples of PCM, frames of MP3 (ISO 11172-3,
/// 13818-3), granule positions of Ogg Opus (RFC 7845). Allocates nothing while it runs. For one stream.
/// </summary>
internal sealed class StreamLength(AudioFormat format)
{
    private const int OpusRate = 48000; // granule positions count at this rate always
    private const int LongestPageHeader = 27 + 255;

    private static readonly int[] Mpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Rates = [44100, 48000, 32000];

    private readonly byte[] _header = new byte[LongestPageHeader];
    private int _held;   // bytes of the present header
    private long _skip;  // bytes of the present frame or page that still come
    private bool _isHead;
    private long _bytes;
    private long _mp3Ticks;
    private long _finishedPages; // samples of the Ogg streams before the present one
    private long _granule;
    private int _preSkip;

    /// <summary>The length so far.</summary>
    public TimeSpan Total => format.Encoding switch
    {
        AudioEncoding.Mp3 => TimeSpan.FromTicks(_mp3Ticks),
        AudioEncoding.Opus => Time(_finishedPages + Math.Max(0, _granule - _preSkip), OpusRate),
        _ => Time(_bytes / 2, format.SampleRate),
    };

    /// <summary>Takes the next bytes.</summary>
    /// <returns>How much longer the stream has become.</returns>
    public TimeSpan Add(ReadOnlySpan<byte> data)
    {
        var before = Total;
        if (format.Encoding == AudioEncoding.Mp3)
            Scan(data, 4);
        else if (format.Encoding == AudioEncoding.Opus)
            Scan(data, 27);
        else
            _bytes += data.Length;
        return Total - before;
    }

    private void Scan(ReadOnlySpan<byte> data, int least)
    {
        while (data.Length > 0)
        {
            if (_skip > 0)
            {
                if (_isHead && _held < 12 && data.Length > 0)
                {
                    TakeHead(ref data);
                    continue;
                }
                var passed = (int)Math.Min(_skip, data.Length);
                _skip -= passed;
                data = data[passed..];
                continue;
            }
            _header[_held++] = data[0];
            data = data[1..];
            if (_held < least)
                continue;
            if (least == 4 ? TryFrame() : TryPage())
                continue;
        }
    }

    // Four bytes of an MPEG audio frame header, layer III; anything else moves the window by one byte.
    private bool TryFrame()
    {
        var header = BinaryPrimitives.ReadUInt32BigEndian(_header);
        var (version, layer) = ((header >> 19) & 3, (header >> 17) & 3);
        var (rate, bits) = ((header >> 10) & 3, (int)((header >> 12) & 15));
        if (header >> 21 != 0x7FF || version == 1 || layer != 1 || rate == 3 || bits is 0 or 15)
        {
            _header.AsSpan(1, 3).CopyTo(_header);
            _held = 3;
            return false;
        }
        var sampleRate = Rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var samples = version == 3 ? 1152 : 576;
        var length = samples / 8 * 1000 * (version == 3 ? Mpeg1 : Mpeg2)[bits] / sampleRate + (int)((header >> 9) & 1);
        _mp3Ticks += samples * TimeSpan.TicksPerSecond / sampleRate;
        _skip = Math.Max(0, length - 4);
        _held = 0;
        return true;
    }

    private bool TryPage()
    {
        if (!_header.AsSpan(0, 4).SequenceEqual("OggS"u8))
        {
            _header.AsSpan(1, _held - 1).CopyTo(_header);
            _held--;
            return false;
        }
        var segments = _header[26];
        if (_held < 27 + segments)
            return true; // the table of segments goes on
        for (var i = 0; i < segments; i++)
            _skip += _header[27 + i];
        _isHead = (_header[5] & 2) != 0; // a stream begins
        if (_isHead)
        {
            _finishedPages += Math.Max(0, _granule - _preSkip);
            (_granule, _preSkip) = (0, 0);
        }
        else if (BinaryPrimitives.ReadInt64LittleEndian(_header.AsSpan(6)) is >= 0 and var granule)
            _granule = granule;
        _held = 0;
        return true;
    }

    // The first packet: "OpusHead", version, channels, pre-skip.
    private void TakeHead(ref ReadOnlySpan<byte> data)
    {
        var take = (int)Math.Min(Math.Min(12 - _held, _skip), data.Length);
        data[..take].CopyTo(_header.AsSpan(_held));
        _held += take;
        _skip -= take;
        data = data[take..];
        if (_held < 12 && _skip > 0)
            return;
        if (_held == 12 && _header.AsSpan(0, 8).SequenceEqual("OpusHead"u8))
            _preSkip = BinaryPrimitives.ReadUInt16LittleEndian(_header.AsSpan(10));
        _held = 0;
        _isHead = false;
    }

    private static TimeSpan Time(long samples, int rate) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / rate);
}
