using System.Diagnostics;
using Mynah.Voices;

namespace Mynah.Voices.Storage.Tests;

public sealed class SqliteRegistryTests : VoiceRegistryContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-voices-").FullName;
    private readonly IVoiceRegistry _registry;

    public SqliteRegistryTests() => _registry = VoiceRegistry.OpenFile(Path.Combine(_folder, "new", "voices.db"));

    protected override IVoiceRegistry Registry => _registry;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_no_database_is_an_error_that_names_it()
    {
        var path = Path.Combine(_folder, "text.db");
        File.WriteAllText(path, new string('x', 5000));
        var error = Assert.Throws<SpeechException>(() => VoiceRegistry.OpenFile(path));
        Assert.Equal(SpeechErrorCode.InputOutput, error.Code);
        Assert.Contains("text.db", error.Message, StringComparison.Ordinal);
        Assert.Throws<SpeechException>(() => VoiceRegistry.OpenFile(Path.Combine(path, "below.db")));
    }

    [Fact]
    public async Task What_a_killed_process_was_told_to_be_stored_is_stored()
    {
        var path = Path.Combine(_folder, "killed.db");
        var promised = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            using var writer = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory, Environment = { [KilledWriter.PathVariable] = path },
            })!;
            // Killed in the middle of its work, at another place each time.
            for (var line = 0; line < 5 + (round * 7); line++)
                promised.Add((await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
            writer.Kill();
            while (await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: 32 } more)
                promised.Add(more);
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await using var registry = VoiceRegistry.OpenFile(path);
        foreach (var id in promised)
            Assert.NotNull(await registry.FindAsync(KilledWriter.Owner, id, TestContext.Current.CancellationToken));
        var total = (await registry.ListAsync(new VoiceQuery(KilledWriter.Owner, VoiceFamily.Qwen), TestContext.Current.CancellationToken)).Total;
        Assert.InRange(total, promised.Count, promised.Count + 4); // at most the one of each round that was stored but not yet told
    }

    protected override Task<IVoiceRegistry> ReopenAsync() => Task.FromResult(VoiceRegistry.OpenFile(Path.Combine(_folder, "new", "voices.db")));
}
