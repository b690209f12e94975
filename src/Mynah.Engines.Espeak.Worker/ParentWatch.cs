// SPDX-License-Identifier: GPL-3.0-or-later
using Mynah.Engines.Espeak.Worker.Native;
using Mynah.Engines.Espeak.Worker.Protocol;

namespace Mynah.Engines.Espeak.Worker;

/// <summary>Ends the process when the input's writer is gone, also while espeak-ng is busy or stuck, so that no orphan is left.</summary>
internal static unsafe class ParentWatch
{
    internal static void Start() => new Thread(Watch, maxStackSize: 256 << 10) { IsBackground = true }.Start();

    private static void Watch()
    {
        // No events asked for: poll then returns for a hang-up (or error) only.
        var poll = new PollDescriptor { Descriptor = 0 };
        while (Libc.Poll(&poll, 1, -1) <= 0)
        {
        }
        Libc.Exit(ExitCode.Closed);
    }
}
