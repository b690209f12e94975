using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mynah.Audio;

/// <summary>libsonic 0.2 (sonic.h). Load <see cref="NativeLibraries.Sonic"/> first.</summary>
internal static partial class SonicLibrary
{
    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicCreateStream")]
    internal static partial SonicStream Create(int sampleRate, int channels);

    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicDestroyStream")]
    internal static partial void Destroy(nint stream);

    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicSetSpeed")]
    internal static partial void SetSpeed(SonicStream stream, float speed);

    /// <returns>0 when memory ran out, else 1.</returns>
    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicWriteShortToStream")]
    internal static partial int Write(SonicStream stream, ReadOnlySpan<short> samples, int count);

    /// <returns>How many samples were read.</returns>
    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicReadShortFromStream")]
    internal static partial int Read(SonicStream stream, Span<short> samples, int capacity);

    /// <returns>0 when memory ran out, else 1.</returns>
    [LibraryImport(NativeLibraries.SonicName, EntryPoint = "sonicFlushStream")]
    internal static partial int Flush(SonicStream stream);
}

/// <summary>A <c>sonicStream</c>, destroyed when the handle is.</summary>
internal sealed class SonicStream() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        SonicLibrary.Destroy(handle);
        return true;
    }
}
