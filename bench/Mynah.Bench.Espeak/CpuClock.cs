// SPDX-License-Identifier: GPL-3.0-or-later
using System.Diagnostics;

namespace Mynah.Bench.Espeak;

/// <summary>CPU time of this process and of some others since it was made.</summary>
internal sealed class CpuClock
{
    private readonly int[] _others;
    private readonly TimeSpan _begin;

    public CpuClock(params int[] others)
    {
        _others = others;
        _begin = Now();
    }

    public TimeSpan Elapsed => Now() - _begin;

    private TimeSpan Now()
    {
        var total = Environment.CpuUsage.TotalTime;
        foreach (var id in _others)
        {
            using var process = Process.GetProcessById(id);
            total += process.TotalProcessorTime;
        }
        return total;
    }
}
