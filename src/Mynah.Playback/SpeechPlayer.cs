using Mynah.Audio;
using Mynah.Playback.Native;

namespace Mynah.Playback;

/// <summary>
/// A loudspeaker: plays streams of speech, one after another, without gaps between their utterances. Safe for concurrent calls. Keep
/// one for a conversation; each answer is a <see cref="SpeechPlayback"/>.
/// </summary>
public sealed class SpeechPlayer : IAsyncDisposable
{
    private readonly PlayerOptions _options;
    private readonly Lock _gate = new();
    private DeviceWriter? _writer;
    private int _writerRate;
    private SpeechPlayback? _latest;
    private bool _isDisposed;

    /// <summary>A player on a device that exists.</summary>
    /// <exception cref="SpeechException">An option is out of range; PortAudio is not installed; or there is no such device.</exception>
    public SpeechPlayer(PlayerOptions? options = null)
    {
        _options = options ?? new PlayerOptions();
        _options.Validate();
        Device = OutputDevice.Find(_options.Device);
    }

    /// <summary>Where it plays.</summary>
    public OutputDevice Device { get; private set; }

    /// <summary>Plays a stream of speech.</summary>
    /// <param name="events">What <see cref="ISpeechSynthesizer.SynthesizeAsync"/> gives. Read as it is played, at most the capacity ahead; its chunks are disposed.</param>
    /// <param name="format">The format of its audio: pcm or wav.</param>
    /// <param name="cancellationToken">Stops the sound at once.</param>
    /// <exception cref="SpeechException">The format cannot be played, another stream is being played, or the device cannot be opened.</exception>
    public SpeechPlayback Play(IAsyncEnumerable<SpeechEvent> events, AudioFormat format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(format);
        if (format.Encoding is not (AudioEncoding.Pcm or AudioEncoding.Wav))
            throw SpeechException.Invalid($"{format.Encoding} cannot be played. Ask the synthesizer for pcm or wav.");
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_writer?.IsBusy == true)
                throw SpeechException.Invalid("Another stream is being played. Await its completion, or stop it.");
            var writer = Open(format.SampleRate);
            var playback = _latest = new SpeechPlayback(writer, writer.SampleRate, _options, cancellationToken);
            playback.Begin(new SpeechFeed(playback, format.SampleRate, writer.SampleRate).RunAsync(events, playback.Feeding));
            writer.Play(playback);
            return playback;
        }
    }

    /// <summary>Stops what is being played, and closes the device.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _writer?.Dispose();
        }
        if (_latest is not null)
            await _latest.Silence.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private DeviceWriter Open(int sampleRate)
    {
        var hasFailed = _latest is { Silence.IsFaulted: true };
        if (_writer is not null && _writerRate == sampleRate && !hasFailed)
            return _writer;
        _writer?.Dispose();
        _writer = null;
        if (hasFailed)
        {
            // The device may have come back, at another place in the list.
            PortAudio.Restart();
            Device = OutputDevice.Find(_options.Device);
        }
        _writerRate = sampleRate;
        return _writer = new DeviceWriter(Device, sampleRate, _options.TimeProvider ?? TimeProvider.System);
    }
}
