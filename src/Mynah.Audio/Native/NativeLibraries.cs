using System.Reflection;
using System.Runtime.InteropServices;

namespace Mynah.Audio;

/// <summary>The native libraries that audio may need. PCM, WAV, resampling and volume need none. Thread-safe.</summary>
public static class NativeLibraries
{
    internal const string OpusName = "libopus";
    internal const string Mp3LameName = "libmp3lame";
    internal const string SonicName = "libsonic";

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), Resolve);

    /// <summary>libopus: the Opus codec.</summary>
    public static NativeLibraryInfo Opus { get; } =
        new(OpusName, "libopus0", "Opus audio", FileNames(OpusName, "opus", version: 0));

    /// <summary>libmp3lame: the MP3 encoder.</summary>
    public static NativeLibraryInfo Mp3Lame { get; } =
        new(Mp3LameName, "libmp3lame0", "MP3 audio", FileNames(Mp3LameName, "mp3lame", version: 0));

    /// <summary>libsonic: time stretch and pitch shift.</summary>
    public static NativeLibraryInfo Sonic { get; } =
        new(SonicName, "libsonic0", "a speaking rate or pitch other than 1", FileNames(SonicName, "sonic", version: 0));

    /// <summary>All of them, for a health check.</summary>
    public static IReadOnlyList<NativeLibraryInfo> All { get; } = [Opus, Mp3Lame, Sonic];

    // The versioned name comes first: only it promises the binary interface that the declarations here were written for,
    // and only it is there without a development package.
    private static string[] FileNames(string name, string bareName, int version)
    {
        if (OperatingSystem.IsWindows())
            return [$"{bareName}.dll", $"{name}.dll", $"{name}-{version}.dll"];
        return OperatingSystem.IsMacOS()
            ? [$"{name}.{version}.dylib", $"{name}.dylib", $"/opt/homebrew/lib/{name}.dylib", $"/usr/local/lib/{name}.dylib"]
            : [$"{name}.so.{version}", $"{name}.so"];
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
    {
        OpusName => Opus.Load(),
        Mp3LameName => Mp3Lame.Load(),
        SonicName => Sonic.Load(),
        _ => 0, // not ours: the runtime's own search
    };
}
