using System.Diagnostics;
using Mynah.Voices;
using Mynah.Voices.Storage;

namespace Mynah.Bench.Voices;

/// <summary>10,000 voices of one owner in the file registry: pages at both ends, and look-ups, against reading a file of a voice's size.</summary>
internal static class RegistryBenchmark
{
    private const int Count = 10_000;
    private const int Repeats = 200;
    private const string Owner = "owner";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mynah-bench-").FullName;
        try
        {
            await using var registry = VoiceRegistry.OpenFile(Path.Combine(folder, "voices.db"));
            for (var i = 0; i < Count; i++)
                await registry.AddAsync(Voice(i), int.MaxValue);
            var plain = Path.Combine(folder, "plain.json");
            await File.WriteAllTextAsync(plain, VoiceJson.Write(Voice(0).Profile!));
            Console.WriteLine("| 10,000 voices | ms, median | ms, 95 % below | ratio |");
            Console.WriteLine("|---|---:|---:|---:|");
            var reference = await MeasureAsync("reading and parsing one file (reference)", async i => VoiceJson.ReadProfile(await File.ReadAllTextAsync(plain)), null);
            await MeasureAsync("first page of 10", i => registry.ListAsync(new VoiceQuery(Owner, VoiceFamily.Qwen)), reference);
            await MeasureAsync("page of 100 in the middle", i => registry.ListAsync(new VoiceQuery(Owner, VoiceFamily.Qwen) { PageSize = 100, PageIndex = 50 }), reference);
            await MeasureAsync("last page of 100, of clones", i => registry.ListAsync(
                new VoiceQuery(Owner, VoiceFamily.Qwen) { PageSize = 100, PageIndex = 99, Origin = VoiceOrigin.Clone }), reference);
            await MeasureAsync("look-up for its owner", i => registry.FindAsync(Owner, IdOf(i * 37 % Count)), reference);
            await MeasureAsync("look-up for speech", i => Task.FromResult(registry.Find(IdOf(i * 37 % Count), Owner)), reference);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> MeasureAsync<T>(string name, Func<int, Task<T>> work, double? reference)
    {
        for (var i = 0; i < 20; i++)
            await work(i);
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine($"| {name} | {times[Repeats / 2]:0.000} | {times[Repeats * 95 / 100]:0.000} | {times[Repeats / 2] / (reference ?? times[Repeats / 2]):0.0} |");
        return times[Repeats / 2];
    }

    private static string IdOf(int i) => $"qwen-tts-vc-guide-voice-20260131120000{i:000}-{i:x4}";

    private static StoredVoice Voice(int i) => new()
    {
        Id = IdOf(i), Owner = Owner, Family = VoiceFamily.Qwen, Origin = VoiceOrigin.Clone, Name = "guide", TargetModel = "qwen3-tts-vc-2026-01-22",
        State = VoiceState.Usable, Profile = new VoiceProfile { Id = IdOf(i), Pitch = 1.1, Variant = "f3" },
        CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(i), ModifiedAt = DateTimeOffset.UnixEpoch.AddSeconds(i),
    };
}
