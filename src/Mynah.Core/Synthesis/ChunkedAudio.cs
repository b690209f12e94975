using System.Diagnostics.CodeAnalysis;
using Mynah.Audio;

namespace Mynah;

/// <summary>
/// The last part of the way: engine samples through the audio chain and the encoder into chunks. Chunks begin small, so that
/// the first sound leaves at once, and grow, so that long speech costs few of them. For one stream and one thread.
/// </summary>
internal sealed class ChunkedAudio : IDisposable
{
    // 20 ms is the frame of telephony and Opus; 200 ms is what the service sends (dossier 02 §4.6).
    private const int FirstChunkMs = 20;
    private const int LargestChunkMs = 200;

    private readonly AudioFormat _format;
    private readonly ContainerScope _scope;
    private readonly IReadOnlyList<AudioTag> _tags;
    private readonly DeliveryChain _usual;
    private readonly ReusableBuffer<float> _samples = new();
    private readonly ReusableBuffer<byte> _bytes = new();
    private IAudioEncoder _encoder;
    private DeliveryChain _chain;
    private string _utterance = "";
    private long _position;
    private int _chunkMs;
    private bool _isFlushing;

    /// <param name="usual">The stages of utterances that have none of their own. Owned from here on.</param>
    /// <param name="options">The format.</param>
    public ChunkedAudio(DeliveryChain usual, SpeechOptions options)
    {
        _format = options.Format;
        _scope = options.Container;
        _tags = options.Tags;
        _chain = _usual = usual;
        _encoder = AudioEncoders.Create(_format, _tags);
    }

    /// <summary>How much audio has been given out, as time.</summary>
    public TimeSpan Position => TimeOf(_position);

    /// <summary>The rate of the audio in Hz.</summary>
    public int SampleRate => _format.SampleRate;

    /// <summary>Starts an utterance.</summary>
    /// <param name="utteranceId">Its id.</param>
    /// <param name="chain">Its stages, when they are not the usual ones. Owned from here on.</param>
    public void Begin(string utteranceId, DeliveryChain? chain = null)
    {
        ForgetChain();
        _chain = chain ?? _usual;
        _utterance = utteranceId;
        _chunkMs = FirstChunkMs;
        _isFlushing = false;
    }

    /// <summary>Takes the engine's samples.</summary>
    public void Write(ReadOnlySpan<float> samples) => _chain.Write(samples, _samples);

    /// <summary>Takes samples at the rate of the audio, which keep their length.</summary>
    public void Insert(ReadOnlySpan<float> samples) => _chain.Insert(samples, _samples);

    /// <summary>No more samples for this utterance: what the stages hold back can be read now.</summary>
    public void EndUtterance()
    {
        _chain.Flush(_samples);
        _isFlushing = true;
    }

    /// <summary>Drops what was written but not read, because the utterance is cancelled.</summary>
    public void Drop()
    {
        _chain.Flush(_samples);
        _samples.Clear();
        _isFlushing = true;
    }

    /// <summary>Takes the next chunk when there is one.</summary>
    public bool TryRead([NotNullWhen(true)] out AudioChunk? chunk)
    {
        var wanted = _format.SampleRate * _chunkMs / 1000;
        var take = _isFlushing ? Math.Min(wanted, _samples.WrittenCount) : wanted;
        if (take == 0 || take > _samples.WrittenCount)
        {
            chunk = null;
            return false;
        }
        _encoder.Encode(_samples.WrittenSpan[..take], _bytes);
        _samples.RemoveFirst(take);
        chunk = Emit(take);
        _chunkMs = Math.Min(_chunkMs * 2, LargestChunkMs);
        return true;
    }

    /// <summary>Ends the container of the utterance or, when the container spans the stream, of the stream; null when it has no trailer.</summary>
    public AudioChunk? Close(ContainerScope scope)
    {
        if (scope != _scope)
        {
            Release();
            return null;
        }
        _encoder.Finish(_bytes);
        var trailer = _bytes.WrittenCount == 0 ? null : Emit(0);
        Release();
        if (scope == ContainerScope.Utterance)
        {
            _encoder.Dispose();
            _encoder = AudioEncoders.Create(_format, _tags);
        }
        return trailer;
    }

    public void Dispose()
    {
        ForgetChain();
        _usual.Dispose();
        _encoder.Dispose();
    }

    private void ForgetChain()
    {
        if (_chain != _usual)
            _chain.Dispose();
        _chain = _usual;
    }

    // Between two utterances of a conversation minutes may pass: nothing is held for so long.
    private void Release()
    {
        _samples.Release();
        _bytes.Release();
    }

    private AudioChunk Emit(int samples)
    {
        var chunk = AudioChunk.Copy(_utterance, _bytes.WrittenSpan, TimeOf(_position), TimeOf(samples));
        _bytes.Clear();
        _position += samples;
        return chunk;
    }

    private TimeSpan TimeOf(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / _format.SampleRate);
}
