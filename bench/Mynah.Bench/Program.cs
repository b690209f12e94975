using Mynah.Bench.Audio;
using Mynah.Bench.Server;
using Mynah.Bench.Voices;

// Every topic prints Markdown tables of ratios against a named reference measured in the same run.
var topics = new Dictionary<string, Func<Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["audio"] = AudioBenchmarks.RunAsync,
    ["server"] = ServerBenchmarks.RunAsync,
    ["inference"] = InferenceBenchmarks.RunAsync,
    ["idle"] = IdleBenchmark.RunAsync,
    ["sdk"] = SdkBenchmarks.RunAsync,
    ["voices"] = RegistryBenchmark.RunAsync,
    ["cosyvoice"] = CosyVoiceBenchmarks.RunAsync,
};

if (args is [BenchHost.Verb, var kind])
    return await BenchHost.ServeAsync(kind);
if (args.Length != 1 || !topics.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Name one topic: {string.Join(", ", topics.Keys)}.");
    return 2;
}
await run();
return 0;
