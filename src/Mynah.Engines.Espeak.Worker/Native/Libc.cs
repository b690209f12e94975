// SPDX-License-Identifier: GPL-3.0-or-later
using System.Runtime.InteropServices;

namespace Mynah.Engines.Espeak.Worker.Native;

/// <summary>The system calls on the two pipes. Called directly because Console and FileStream cost start time and copies.</summary>
internal static unsafe partial class Libc
{
    internal const int Interrupted = 4; // EINTR
    internal const short PollIn = 1;
    internal const int SetPipeSize = 1031; // F_SETPIPE_SZ of fcntl(2)

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    internal static partial int Control(int descriptor, int command, nint argument);

    /// <summary>Ends the process at once, without handlers: nothing here needs an orderly end.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void Exit(int code);
}

/// <summary>struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
