using System.Diagnostics;
using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>Workers that are killed, hang or are abandoned. Each test has its own engine.</summary>
public sealed class DeathTests
{
    private static string Sentence(int number) => $"This is sentence number {number}, and every word of it must be heard to the very end.";

    [Fact]
    public async Task A_hundred_texts_are_complete_while_workers_are_killed_again_and_again()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 2 });
        var undisturbed = new List<Spoken>();
        for (var i = 0; i < 100; i++)
            undisturbed.Add(await SayAsync(engine, Sentence(i)));

        var random = new Random(9);
        var kills = 0;
        for (var i = 0; i < 100; i++)
        {
            var killing = KillAllAsync(engine, TimeSpan.FromMicroseconds(random.Next(0, 4000)));
            var spoken = await SayAsync(engine, Sentence(i));
            kills += await killing;

            // espeak-ng itself varies by up to 1.1 % (50 ms) between an old and a new process.
            Assert.InRange(spoken.Samples.Length, undisturbed[i].Samples.Length * 0.98, undisturbed[i].Samples.Length * 1.02);
            Assert.Equal(undisturbed[i].Words.Select(word => word.Source), spoken.Words.Select(word => word.Source));
        }
        Assert.True(kills >= 50, "too few kills to prove anything");
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_sentence_costs_nothing_of_it()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        var text = string.Join(' ', Enumerable.Range(0, 30).Select(Sentence));
        var undisturbed = await SayAsync(engine, text);
        var samples = new List<float>();
        var words = new List<WordMark>();
        await foreach (var frame in engine.SpeakAsync(Segments.Text("en", text), EngineFixture.AnyVoice))
        {
            if (samples.Count == 0)
                Kill(engine.WorkerProcessIds[0]);
            samples.AddRange(frame.Samples.Span);
            words.AddRange(frame.Words.Span);
        }

        Assert.InRange(samples.Count, undisturbed.Samples.Length * 0.99, undisturbed.Samples.Length * 1.01);
        Assert.Equal(undisturbed.Words.Select(word => word.Source), words.Select(word => word.Source));
        Assert.InRange(Tone.Rms([.. samples]), Tone.Rms(undisturbed.Samples) * 0.95, Tone.Rms(undisturbed.Samples) * 1.05);
    }

    [Fact]
    public async Task A_hung_worker_is_replaced_and_the_sentence_is_spoken()
    {
        var options = new EspeakEngineOptions { Workers = 1, SegmentTimeout = TimeSpan.FromMilliseconds(200) };
        await using var engine = new EspeakEngine(options);
        await engine.StartAsync();
        var hung = engine.WorkerProcessIds[0];
        Signal("STOP", hung);

        Assert.True((await SayAsync(engine, "Nothing is lost.")).Duration > TimeSpan.FromSeconds(0.8));
        Assert.DoesNotContain(hung, engine.WorkerProcessIds);
        Assert.False(IsAlive(hung));
    }

    [Fact]
    public async Task A_hung_worker_does_not_delay_a_cancel()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        Signal("STOP", engine.WorkerProcessIds[0]);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Spoken.CollectAsync(engine, Segments.Text("en", "Never heard."), EngineFixture.AnyVoice, cancellation.Token));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000); // the default time limit would be 10 s
        Assert.True((await SayAsync(engine, "But this is.")).Samples.Length > 0);
    }

    [Fact]
    public async Task An_idle_worker_that_dies_is_replaced_without_being_asked()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        await engine.StartAsync();
        var first = engine.WorkerProcessIds[0];
        Kill(first);

        Assert.True((await SayAsync(engine, "Still here.")).Samples.Length > 0);
        Assert.NotEqual(first, Assert.Single(engine.WorkerProcessIds));
    }

    [Fact]
    public async Task Disposal_ends_all_processes_and_closes_all_handles()
    {
        await CycleAsync(); // what is loaded once is not a leak
        var before = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        for (var i = 0; i < 3; i++)
            await CycleAsync();

        Assert.InRange(Directory.GetFileSystemEntries("/proc/self/fd").Length, 0, before + 8); // other tests run beside this one

        static async Task CycleAsync()
        {
            int[] workers;
            await using (var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 4 }))
            {
                await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SayAsync(engine, Sentence(i))));
                workers = engine.WorkerProcessIds;
            }
            Assert.NotEmpty(workers);
            Assert.All(workers, id => Assert.False(IsAlive(id)));
        }
    }

    [Fact]
    public async Task A_worker_ends_when_its_input_closes()
    {
        using var worker = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "worker", "mynah-espeak-worker"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var ready = new byte[10];
        await worker.StandardOutput.BaseStream.ReadExactlyAsync(ready);
        worker.StandardInput.Close();
        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(0, worker.ExitCode);
    }

    private static Task<Spoken> SayAsync(EspeakEngine engine, string text)
        => Spoken.CollectAsync(engine, Segments.Text("en", text), EngineFixture.AnyVoice);

    private static async Task<int> KillAllAsync(EspeakEngine engine, TimeSpan delay)
    {
        await Task.Delay(delay);
        var workers = engine.WorkerProcessIds;
        Array.ForEach(workers, Kill);
        return workers.Length;
    }

    private static void Kill(int id) => Signal("KILL", id);

    // The process may be gone already: then there is nothing to signal.
    private static void Signal(string name, int id)
    {
        using var kill = Process.Start(new ProcessStartInfo("/bin/kill", [$"-{name}", $"{id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    private static bool IsAlive(int id) => Directory.Exists($"/proc/{id}");
}
