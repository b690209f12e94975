using System.Runtime.InteropServices;

namespace Mynah.Playback.Tests;

/// <summary>
/// Real ALSA devices for tests: one that writes what it is given to a file, as fast as it comes, one that plays to a PulseAudio server
/// of our own, and one that goes nowhere. The configuration must stand before libasound looks for it, so one serves all tests.
/// </summary>
internal static partial class AlsaFile
{
    public const string Device = "mynahfile";
    public const string PulseDevice = "mynahpulse";

    private static readonly string Folder = Directory.CreateTempSubdirectory("mynah-playback-").FullName;

    static AlsaFile()
    {
        File.WriteAllText(Path.Combine(Folder, "asound.conf"),
            $$"""
            pcm.null { type null }
            pcm.default { type null } # PortAudio 19.6 asserts that there is one
            pcm.{{Device}} { type file slave.pcm "null" file "{{Written}}" format "raw" }
            pcm.{{PulseDevice}} { type pulse server "unix:{{Socket}}" }
            """);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        // The runtime's own variables are not those that native code sees.
        Assert.Equal(0, SetEnvironment("ALSA_CONFIG_PATH", Path.Combine(Folder, "asound.conf"), 1));
        Assert.Equal(0, SetEnvironment("JACK_NO_START_SERVER", "1", 1));
    }

    /// <summary>Does nothing but make the configuration stand.</summary>
    public static void Prepare()
    {
    }

    public static string Socket => Path.Combine(Folder, "pulse.socket");

    /// <summary>What the file device was given since it was opened last.</summary>
    public static short[] Read()
    {
        using var file = new FileStream(Written, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return MemoryMarshal.Cast<byte, short>(bytes).ToArray();
    }

    public static SpeechPlayer Open(PlayerOptions? options = null) => new((options ?? new PlayerOptions()) with { Device = Device });

    private static string Written => Path.Combine(Folder, "written.raw");

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
