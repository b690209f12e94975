using System.Runtime.InteropServices;
using Mynah.Playback.Native;

namespace Mynah.Playback;

/// <summary>
/// A device opened for one sample rate, written to by one thread. Mono goes in; a device that has only two channels gets both.
/// </summary>
internal sealed class DeviceStream : IDisposable
{
    // Enough for a sound server to mix in time; what is in it is dropped at a stop, so that it does not delay one.
    private static readonly TimeSpan LeastLatency = TimeSpan.FromMilliseconds(40);

    private readonly OutputStream _stream;
    private readonly short[] _both;
    private readonly int _channels;
    private long _capacity;
    private long _written;

    private DeviceStream(OutputStream stream, int sampleRate, int channels, int block)
    {
        _stream = stream;
        SampleRate = sampleRate;
        _channels = channels;
        _both = channels == 2 ? new short[block * 2] : [];
    }

    public int SampleRate { get; }

    /// <summary>How often the device had to wait for a write that this program was late with.</summary>
    public int Underflows { get; private set; }

    /// <summary>Whether it plays: it may wait for a part of its buffer to be full, never for more than all of it.</summary>
    public bool HasBegun => _written >= _capacity;

    /// <summary>Opens a device with the wanted rate if it takes it, else with its own.</summary>
    public static DeviceStream Open(OutputDevice device, int wantedRate, int block)
    {
        lock (PortAudio.Gate)
        {
            foreach (var rate in (int[])[wantedRate, device.SampleRate, 48000, 44100])
            {
                for (var channels = 1; channels <= 2; channels++)
                {
                    var parameters = new StreamParameters
                    {
                        Device = device.Index, Channels = channels, SampleFormat = new CULong(PortAudioLibrary.Int16),
                        Latency = Math.Max(device.LowLatency, LeastLatency.TotalSeconds),
                    };
                    if (PortAudioLibrary.IsFormatSupported(0, parameters, rate) != 0)
                        continue;
                    PortAudio.Check(PortAudioLibrary.Open(out var stream, 0, parameters, rate, new CULong(0), new CULong(0), 0, 0),
                        $"The sound device '{device.Name}' cannot be opened");
                    PortAudio.OpenStreams++;
                    return new DeviceStream(stream, rate, channels, block);
                }
            }
        }
        throw new SpeechException(SpeechErrorCode.NoDevice, SpeechStage.Play,
            $"The sound device '{device.Name}' takes neither mono nor stereo at {wantedRate} or {device.SampleRate} Hz. Choose another device, or write the audio to a file (mynah say --out FILE).");
    }

    public void Start()
    {
        PortAudio.Check(PortAudioLibrary.Start(_stream), "The sound device cannot be started");
        _capacity = (long)PortAudioLibrary.WriteAvailable(_stream).Value;
        _written = 0;
    }

    /// <summary>Writes samples, waiting while the device is full.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        var frames = new CULong((uint)samples.Length);
        _written += samples.Length;
        if (_channels == 2)
        {
            for (var i = 0; i < samples.Length; i++)
                _both[2 * i] = _both[2 * i + 1] = samples[i];
            samples = _both.AsSpan(0, samples.Length * 2);
        }
        var error = PortAudioLibrary.Write(_stream, samples, frames);
        if (error == PortAudioLibrary.OutputUnderflowed)
            Underflows++;
        else
            PortAudio.Check(error, "The sound device stopped playing");
    }

    /// <summary>Samples that were written and not yet taken by the hardware.</summary>
    public long Delay
    {
        get
        {
            var available = (long)PortAudioLibrary.WriteAvailable(_stream).Value;
            return available < 0 ? 0 : Math.Max(0, _capacity - available);
        }
    }

    /// <summary>Drops what was written, and stops. Never fails: the device may be gone.</summary>
    public void Abort() => _ = PortAudioLibrary.Abort(_stream);

    public void Dispose()
    {
        lock (PortAudio.Gate)
        {
            if (_stream.IsClosed)
                return;
            _stream.Dispose();
            PortAudio.OpenStreams--;
        }
    }
}
