using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mynah.Playback.Native;

/// <summary>
/// Looking for devices makes ALSA and JACK write about every device that is not there to standard error, where users look for what
/// went wrong. What matters comes back as an error code.
/// </summary>
internal static unsafe class QuietLibraries
{
    public static void Silence()
    {
        if (!OperatingSystem.IsLinux())
            return;
        if (Find("libasound.so.2", "snd_lib_error_set_handler") is var setHandler and not 0)
            ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, void>, int>)setHandler)(&IgnoreAlsa);
        if (Find("libjack.so.0", "jack_set_error_function") is var setError and not 0)
            ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<nint, void>, void>)setError)(&IgnoreJack);
        if (Find("libjack.so.0", "jack_set_info_function") is var setInfo and not 0)
            ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<nint, void>, void>)setInfo)(&IgnoreJack);
    }

    private static nint Find(string library, string function)
        => NativeLibrary.TryLoad(library, out var handle) && NativeLibrary.TryGetExport(handle, function, out var address) ? address : 0;

    // The real one has variable arguments after these, which a callee that does not read them may leave alone.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IgnoreAlsa(nint file, int line, nint function, int error, nint format)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IgnoreJack(nint message)
    {
    }
}
