using System.Reflection;
using System.Runtime.InteropServices;

namespace Mynah.Playback.Native;

/// <summary>PortAudio V19 (portaudio.h), of which only blocking output is used. <see cref="PortAudio"/> loads and starts it.</summary>
internal static unsafe partial class PortAudioLibrary
{
    /// <summary>The error of a write that came too late; the write itself was done.</summary>
    public const int OutputUnderflowed = -9980;

    public const int NoDevice = -1;

    /// <summary>paInt16.</summary>
    public const int Int16 = 8;

    private const string Name = "libportaudio";

    // The versioned name comes first: it is there without a development package.
    private static readonly string[] FileNames = OperatingSystem.IsWindows() ? ["portaudio.dll", "libportaudio.dll", "libportaudio-2.dll", "portaudio_x64.dll"]
        : OperatingSystem.IsMacOS() ? ["libportaudio.2.dylib", "libportaudio.dylib", "/opt/homebrew/lib/libportaudio.dylib", "/usr/local/lib/libportaudio.dylib"]
        : ["libportaudio.so.2", "libportaudio.so"];

    static PortAudioLibrary() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), Resolve);

    /// <summary>The file that is looked for first.</summary>
    public static string FileName => FileNames[0];

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsInstalled => Load() != 0;

    [LibraryImport(Name, EntryPoint = "Pa_Initialize")]
    public static partial int Initialize();

    [LibraryImport(Name, EntryPoint = "Pa_Terminate")]
    public static partial int Terminate();

    [LibraryImport(Name, EntryPoint = "Pa_GetErrorText")]
    public static partial nint ErrorText(int error);

    [LibraryImport(Name, EntryPoint = "Pa_GetDeviceCount")]
    public static partial int DeviceCount();

    [LibraryImport(Name, EntryPoint = "Pa_GetDefaultOutputDevice")]
    public static partial int DefaultOutputDevice();

    [LibraryImport(Name, EntryPoint = "Pa_GetDeviceInfo")]
    public static partial DeviceInfo* GetDeviceInfo(int device);

    [LibraryImport(Name, EntryPoint = "Pa_GetHostApiInfo")]
    public static partial HostApiInfo* GetHostApiInfo(int hostApi);

    /// <returns>0 when the device takes it.</returns>
    [LibraryImport(Name, EntryPoint = "Pa_IsFormatSupported")]
    public static partial int IsFormatSupported(nint input, in StreamParameters output, double sampleRate);

    [LibraryImport(Name, EntryPoint = "Pa_OpenStream")]
    public static partial int Open(
        out OutputStream stream, nint input, in StreamParameters output, double sampleRate, CULong framesPerBuffer, CULong flags, nint callback, nint userData);

    [LibraryImport(Name, EntryPoint = "Pa_CloseStream")]
    public static partial int Close(nint stream);

    [LibraryImport(Name, EntryPoint = "Pa_StartStream")]
    public static partial int Start(OutputStream stream);

    /// <summary>Drops what was written, and stops.</summary>
    [LibraryImport(Name, EntryPoint = "Pa_AbortStream")]
    public static partial int Abort(OutputStream stream);

    /// <summary>Waits until there is room.</summary>
    [LibraryImport(Name, EntryPoint = "Pa_WriteStream")]
    public static partial int Write(OutputStream stream, ReadOnlySpan<short> samples, CULong frames);

    /// <returns>Frames that can be written without waiting; negative for an error.</returns>
    [LibraryImport(Name, EntryPoint = "Pa_GetStreamWriteAvailable")]
    public static partial CLong WriteAvailable(OutputStream stream);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name == Name ? Load() : 0;

    private static nint Load()
    {
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, Assembly.GetExecutingAssembly(), searchPath: null, out var handle))
                return handle;
        }
        return 0;
    }
}

/// <summary><c>PaDeviceInfo</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DeviceInfo
{
    public int StructVersion;
    public nint Name;
    public int HostApi;
    public int MaxInputChannels;
    public int MaxOutputChannels;
    public double LowInputLatency;
    public double LowOutputLatency;
    public double HighInputLatency;
    public double HighOutputLatency;
    public double SampleRate;
}

/// <summary><c>PaHostApiInfo</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HostApiInfo
{
    public int StructVersion;
    public int Type;
    public nint Name;
    public int DeviceCount;
    public int DefaultInputDevice;
    public int DefaultOutputDevice;
}

/// <summary><c>PaStreamParameters</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StreamParameters
{
    public int Device;
    public int Channels;
    public CULong SampleFormat;
    public double Latency;
    public nint HostApiSpecific;
}
