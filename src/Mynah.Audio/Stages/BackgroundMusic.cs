using System.Buffers;

namespace Mynah.Audio;

/// <summary>
/// Lays music under the sound, from its beginning and again and again for as long as the sound lasts. The sum may pass full scale, so a limiter
/// belongs behind it. No latency; the length stays.
/// </summary>
public sealed class BackgroundMusic : IAudioStage
{
    /// <summary>The amplitude of the music at volume 100: half (−6 dB), so that speech is understood over it. Volume 50 is −12 dB.</summary>
    public const float LoudestGain = 0.5f;

    // The music is brought to the rate of the sound in pieces of this many samples.
    private const int BlockLength = 2048;

    private readonly ReadOnlyMemory<float> _music;
    private readonly Resampler _resampler;
    private readonly ReusableBuffer<float> _ready = new();
    private readonly float _gain;
    private int _position;

    /// <summary>Makes the stage.</summary>
    /// <param name="sampleRate">Of the sound, in Hz.</param>
    /// <param name="music">Mono samples; not changed, and may be shared.</param>
    /// <param name="musicRate">Of the music, in Hz.</param>
    /// <param name="volume">0 (silence) to 100; the amplitude is proportional.</param>
    /// <exception cref="ArgumentOutOfRangeException">The music is empty, or the volume is out of range.</exception>
    public BackgroundMusic(int sampleRate, ReadOnlyMemory<float> music, int musicRate, int volume)
    {
        ArgumentOutOfRangeException.ThrowIfZero(music.Length, nameof(music));
        Volume.CheckLevel(volume);
        _music = music;
        _resampler = new Resampler(musicRate, sampleRate);
        _gain = LoudestGain * volume / 100;
    }

    /// <inheritdoc />
    public void Process(ReadOnlySpan<float> input, IBufferWriter<float> output)
    {
        if (input.IsEmpty)
            return;
        while (_ready.WrittenCount < input.Length)
            Prepare();
        var target = output.GetSpan(input.Length)[..input.Length];
        var music = _ready.WrittenSpan;
        for (var i = 0; i < input.Length; i++)
            target[i] = input[i] + _gain * music[i];
        output.Advance(input.Length);
        _ready.RemoveFirst(input.Length);
    }

    /// <inheritdoc />
    public void Flush(IBufferWriter<float> output)
    {
        _ready.Clear();
        _resampler.Flush(_ready);
        _ready.Clear();
        _position = 0;
    }

    /// <inheritdoc />
    public void Dispose() => _resampler.Dispose();

    private void Prepare()
    {
        var count = Math.Min(BlockLength, _music.Length - _position);
        _resampler.Process(_music.Span.Slice(_position, count), _ready);
        _position = _position + count == _music.Length ? 0 : _position + count;
    }
}
