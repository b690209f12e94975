using Microsoft.Win32.SafeHandles;

namespace Mynah.Playback.Native;

/// <summary>A <c>PaStream</c>, closed when the handle is.</summary>
internal sealed class OutputStream() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => PortAudioLibrary.Close(handle) == 0;
}
