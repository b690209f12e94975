using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mynah.Playback.Tests;

/// <summary>A real PulseAudio server of our own with a null sink, which plays in real time to nobody.</summary>
public sealed class SoundServer : IAsyncLifetime
{
    private const string Sink = "mynah";
    private Process? _server;

    public async ValueTask InitializeAsync()
    {
        AlsaFile.Prepare();
        var home = Path.GetDirectoryName(AlsaFile.Socket)!;
        var start = new ProcessStartInfo("pulseaudio")
        {
            ArgumentList =
            {
                "-n", "--daemonize=no", "--system=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--log-level=error",
                "-L", $"module-native-protocol-unix socket={AlsaFile.Socket} auth-anonymous=1",
                "-L", $"module-null-sink sink_name={Sink} rate={TestSpeech.Rate} format=s16le channels=1",
            },
            Environment = { ["HOME"] = home, ["XDG_RUNTIME_DIR"] = home },
            RedirectStandardError = true,
        };
        _server = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!Path.Exists(AlsaFile.Socket))
        {
            Assert.False(_server.HasExited, "PulseAudio ended at once. Install it with: apt-get install pulseaudio pulseaudio-utils libasound2-plugins");
            await Task.Delay(20, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>Records what the sink plays while an action runs, and a little longer.</summary>
    public static async Task<short[]> RecordAsync(Func<Task> action)
    {
        var start = new ProcessStartInfo("parec")
        {
            ArgumentList = { "--raw", "--format=s16le", $"--rate={TestSpeech.Rate}", "--channels=1", "--latency-msec=10", "-d", $"{Sink}.monitor" },
            Environment = { ["PULSE_SERVER"] = $"unix:{AlsaFile.Socket}", ["HOME"] = Path.GetDirectoryName(AlsaFile.Socket)! },
            RedirectStandardOutput = true,
        };
        using var recorder = Process.Start(start)!;
        var recorded = new MemoryStream();
        var reading = recorder.StandardOutput.BaseStream.CopyToAsync(recorded);
        await LongerThanAsync(recorded, 0); // it records
        await action();
        await LongerThanAsync(recorded, recorded.Length + TestSpeech.Rate); // half a second more, in its own time
        recorder.Kill();
        await reading;
        return MemoryMarshal.Cast<byte, short>(recorded.ToArray().AsSpan(0, (int)recorded.Length & ~1)).ToArray();
    }

    private static async Task LongerThanAsync(MemoryStream recorded, long length)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (recorded.Length <= length)
            await Task.Delay(10, patience.Token);
    }
}

/// <summary>Tests that play, one after another: there is one sound system.</summary>
[CollectionDefinition("sound", DisableParallelization = true)]
public sealed class SoundCollection : ICollectionFixture<SoundServer>;
