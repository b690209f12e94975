using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mynah.Audio;

/// <summary>libmp3lame 3.100 (lame.h). Negative results are errors. Load <see cref="NativeLibraries.Mp3Lame"/> first.</summary>
internal static partial class Mp3LameLibrary
{
    /// <summary><c>MONO</c> of <c>MPEG_mode</c>.</summary>
    internal const int Mono = 3;

    /// <summary><c>vbr_off</c> of <c>vbr_mode</c>: constant bit rate.</summary>
    internal const int ConstantBitRate = 0;

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_init")]
    internal static partial LameEncoder Create();

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_close")]
    internal static partial int Destroy(nint encoder);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_in_samplerate")]
    internal static partial int SetInputRate(LameEncoder encoder, int hertz);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_out_samplerate")]
    internal static partial int SetOutputRate(LameEncoder encoder, int hertz);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_num_channels")]
    internal static partial int SetChannels(LameEncoder encoder, int channels);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_mode")]
    internal static partial int SetMode(LameEncoder encoder, int mode);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_quality")]
    internal static partial int SetQuality(LameEncoder encoder, int quality);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_VBR")]
    internal static partial int SetVariableBitRate(LameEncoder encoder, int mode);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_brate")]
    internal static partial int SetBitRate(LameEncoder encoder, int kilobitsPerSecond);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_disable_reservoir")]
    internal static partial int SetReservoirDisabled(LameEncoder encoder, int disabled);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_bWriteVbrTag")]
    internal static partial int SetWriteInfoTag(LameEncoder encoder, int write);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_set_write_id3tag_automatic")]
    internal static partial void SetWriteId3Tag(LameEncoder encoder, int write);

    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_init_params")]
    internal static partial int Start(LameEncoder encoder);

    /// <returns>How many bytes were written; 0 is usual.</returns>
    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_encode_buffer_ieee_float")]
    internal static partial int Encode(
        LameEncoder encoder, ReadOnlySpan<float> left, ReadOnlySpan<float> right, int count, Span<byte> output, int capacity);

    /// <returns>How many bytes were written.</returns>
    [LibraryImport(NativeLibraries.Mp3LameName, EntryPoint = "lame_encode_flush")]
    internal static partial int Flush(LameEncoder encoder, Span<byte> output, int capacity);
}

/// <summary>A <c>lame_global_flags</c>, closed when the handle is.</summary>
internal sealed class LameEncoder() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => Mp3LameLibrary.Destroy(handle) == 0;
}
