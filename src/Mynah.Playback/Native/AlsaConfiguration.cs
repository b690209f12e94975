using System.Runtime.InteropServices;

namespace Mynah.Playback.Native;

/// <summary>Looks whether ALSA has a default device in its configuration. PortAudio 19.6 ends the process when there is none.</summary>
internal static unsafe class AlsaConfiguration
{
    public static bool IsUsable()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libasound.so.2", out var library))
            return true;
        var update = (delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "snd_config_update");
        var search = (delegate* unmanaged[Cdecl]<nint, byte*, nint*, int>)NativeLibrary.GetExport(library, "snd_config_search");
        if (update() < 0)
            return false;
        var configuration = *(nint*)NativeLibrary.GetExport(library, "snd_config");
        nint found;
        fixed (byte* name = "pcm.default\0"u8)
            return configuration != 0 && search(configuration, name, &found) >= 0;
    }
}
