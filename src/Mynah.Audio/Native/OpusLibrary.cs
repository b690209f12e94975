using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mynah.Audio;

/// <summary>libopus 1.3 (opus.h, opus_defines.h). Negative results are errors. Load <see cref="NativeLibraries.Opus"/> first.</summary>
internal static partial class OpusLibrary
{
    /// <summary><c>OPUS_APPLICATION_AUDIO</c>: as close to the input as the bit rate allows.</summary>
    internal const int ApplicationAudio = 2049;

    /// <summary><c>OPUS_SIGNAL_VOICE</c>.</summary>
    internal const int SignalVoice = 3001;

    internal const int SetBitRate = 4002;
    internal const int SetVariableBitRate = 4006;
    internal const int SetComplexity = 4010;
    internal const int SetSignal = 4024;
    internal const int GetLookahead = 4027;

    [LibraryImport(NativeLibraries.OpusName, EntryPoint = "opus_encoder_create")]
    internal static partial OpusState Create(int sampleRate, int channels, int application, out int error);

    [LibraryImport(NativeLibraries.OpusName, EntryPoint = "opus_encoder_destroy")]
    internal static partial void Destroy(nint encoder);

    /// <returns>The length of the packet in bytes.</returns>
    [LibraryImport(NativeLibraries.OpusName, EntryPoint = "opus_encode_float")]
    internal static partial int Encode(OpusState encoder, ReadOnlySpan<float> samples, int frameSize, Span<byte> packet, int capacity);

    internal static int Set(OpusState encoder, int request, int value) =>
        VariadicOnStack
            ? ControlOnStack(encoder, request, 0, 0, 0, 0, 0, 0, value)
            : Control(encoder, request, value);

    internal static unsafe int Get(OpusState encoder, int request, out int value)
    {
        int result;
        var status = VariadicOnStack
            ? ControlOnStack(encoder, request, 0, 0, 0, 0, 0, 0, (nint)(&result))
            : Control(encoder, request, (nint)(&result));
        value = result;
        return status;
    }

    // opus_encoder_ctl is variadic. On x64, and on arm64 outside Apple, such an argument travels like a named one. Apple's arm64
    // puts it on the stack, where the ninth named argument also goes: hence the six that fill the registers.
    private static bool VariadicOnStack =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    [LibraryImport(NativeLibraries.OpusName, EntryPoint = "opus_encoder_ctl")]
    private static partial int Control(OpusState encoder, int request, nint value);

    [LibraryImport(NativeLibraries.OpusName, EntryPoint = "opus_encoder_ctl")]
    private static partial int ControlOnStack(
        OpusState encoder, int request, nint x2, nint x3, nint x4, nint x5, nint x6, nint x7, nint value);
}

/// <summary>An <c>OpusEncoder</c>, destroyed when the handle is.</summary>
internal sealed class OpusState() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        OpusLibrary.Destroy(handle);
        return true;
    }
}
