// SPDX-License-Identifier: GPL-3.0-or-later
using Mynah.Bench.Espeak;

// One run, one machine, alternating: only the ratios mean something elsewhere.
var topics = new Dictionary<string, Func<Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["engine"] = EngineBenchmark.RunAsync,
    ["pipeline"] = PipelineBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
};

if (args.Length != 1 || !topics.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Name one topic: {string.Join(", ", topics.Keys)}.");
    return 2;
}
await run();
return 0;
