using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Mynah.Audio;

namespace Mynah.Playback;

/// <summary>Reads the events of a stream into the buffer and the cursor of its playback. For one stream.</summary>
internal sealed class SpeechFeed(SpeechPlayback playback, int sourceRate, int deviceRate)
{
    private readonly Resampler? _resampler = sourceRate == deviceRate ? null : new Resampler(sourceRate, deviceRate);
    private readonly ReusableBuffer<float> _floats = new();
    private readonly ReusableBuffer<float> _converted = new();
    private readonly ReusableBuffer<short> _samples = new();
    private long _received;
    private bool _mayBeHeader = true;
    private byte? _half;

    public async Task RunAsync(IAsyncEnumerable<SpeechEvent> events, CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // the caller does not wait for the first event
        try
        {
            await foreach (var speechEvent in events.WithCancellation(cancellationToken).ConfigureAwait(false))
                await TakeAsync(speechEvent, cancellationToken).ConfigureAwait(false);
            if (_resampler is not null)
            {
                _resampler.Flush(_converted);
                await AppendConvertedAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // Also after a failure: what was complete is played, and then the failure is told.
            playback.Buffer.Complete();
            _resampler?.Dispose();
        }
    }

    private TimeSpan Position => TimeSpan.FromTicks(_received * TimeSpan.TicksPerSecond / sourceRate);

    private async ValueTask TakeAsync(SpeechEvent speechEvent, CancellationToken cancellationToken)
    {
        switch (speechEvent)
        {
            case UtteranceStarted started:
                playback.Cursor.Begin(started.Text, Position);
                playback.Buffer.SetInUtterance(true);
                _mayBeHeader = true;
                break;
            case AudioChunk chunk:
                Decode(chunk.Data.Span);
                chunk.Dispose();
                await AppendAsync(cancellationToken).ConfigureAwait(false);
                break;
            case WordsSpoken spoken:
                playback.Cursor.Add(spoken.Words);
                playback.OnChanged();
                break;
            case UtteranceEnded ended:
                playback.Cursor.End(Position, ended.Status == UtteranceStatus.Cancelled);
                playback.Buffer.SetInUtterance(false);
                break;
        }
    }

    private void Decode(ReadOnlySpan<byte> data)
    {
        if (_mayBeHeader && data.StartsWith("RIFF"u8))
            data = data[Math.Min(data.Length, LengthOfHeader(data))..];
        _mayBeHeader &= data.IsEmpty;
        _samples.Clear();
        // A service may cut inside a sample.
        if (_half is { } low && !data.IsEmpty)
        {
            Write(BinaryPrimitives.ReadInt16LittleEndian([low, data[0]]));
            data = data[1..];
            _half = null;
        }
        if (data.Length % 2 != 0)
            _half = data[^1];
        data = data[..(data.Length & ~1)];
        if (BitConverter.IsLittleEndian)
            _samples.Write(MemoryMarshal.Cast<byte, short>(data));
        else
            for (var i = 0; i < data.Length; i += 2)
                Write(BinaryPrimitives.ReadInt16LittleEndian(data[i..]));
        _received += _samples.WrittenCount;
    }

    // The samples follow the chunk named "data" and its length.
    private static int LengthOfHeader(ReadOnlySpan<byte> data) => data.IndexOf("data"u8) is var at and > 0 ? at + 8 : data.Length;

    private void Write(short sample) => _samples.Write([sample]);

    private ValueTask AppendAsync(CancellationToken cancellationToken)
    {
        if (_resampler is null)
            return playback.Buffer.AppendAsync(_samples.WrittenMemory, cancellationToken);
        _floats.Clear();
        Pcm16.ToSamples(_samples.WrittenSpan, _floats.GetSpan(_samples.WrittenCount));
        _floats.Advance(_samples.WrittenCount);
        _resampler.Process(_floats.WrittenSpan, _converted);
        return AppendConvertedAsync(cancellationToken);
    }

    private ValueTask AppendConvertedAsync(CancellationToken cancellationToken)
    {
        _samples.Clear();
        Pcm16.FromSamples(_converted.WrittenSpan, _samples.GetSpan(_converted.WrittenCount));
        _samples.Advance(_converted.WrittenCount);
        _converted.Clear();
        return playback.Buffer.AppendAsync(_samples.WrittenMemory, cancellationToken);
    }
}
