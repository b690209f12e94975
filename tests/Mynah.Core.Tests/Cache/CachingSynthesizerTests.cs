using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Core.Tests.Cache;

public sealed class CachingSynthesizerTests : IDisposable
{
    private static readonly SpeechOptions Options = new() { Voice = "tone:a", Language = "en", Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-cache-").FullName;
    private readonly ToneEngine _engine = new();

    private CachingSynthesizer Cached => new(new LocalSynthesizer(_engine), new AudioCache(_folder), "tone 1");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_second_time_gives_the_same_events_without_the_engine()
    {
        var first = await SpeakAsync("One two. Three.");
        var spoken = _engine.Spoken.Count;
        var second = await SpeakAsync("One two. Three.");
        Assert.Equal(spoken, _engine.Spoken.Count);
        Assert.Equal(first.Select(Describe), second.Select(Describe));
    }

    [Fact]
    public async Task Whatever_changes_the_audio_is_another_entry()
    {
        SpeechOptions[] others =
        [
            Options, Options with { Voice = "tone:b" }, Options with { Language = "zh" }, Options with { Rate = 1.1 }, Options with { Pitch = 1.1 },
            Options with { Volume = 49 }, Options with { Instructions = "calm" }, Options with { Model = "m" },
            Options with { Format = new AudioFormat(AudioEncoding.Wav, 24000) }, Options with { Format = new AudioFormat(AudioEncoding.Pcm, 16000) },
        ];
        foreach (var options in others)
            await Cached.SynthesizeAsync("One.", options).ToListAsync();
        Assert.Equal(others.Length, new AudioCache(_folder).Statistics().Entries);
    }

    [Fact]
    public async Task A_damaged_entry_counts_as_missing_and_is_made_again()
    {
        var first = await SpeakAsync("One.");
        var file = Directory.GetFiles(_folder, "*.speech", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var damaged in new[] { bytes[..(bytes.Length / 2)], [], [1, 2, 3], [.. bytes, 0] })
        {
            await File.WriteAllBytesAsync(file, damaged, TestContext.Current.CancellationToken);
            Assert.Equal(first.Select(Describe), (await SpeakAsync("One.")).Select(Describe));
            Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Text_that_is_still_coming_passes_through_at_once()
    {
        var more = new TaskCompletionSource();

        async IAsyncEnumerable<string> Text()
        {
            yield return "One. Tw";
            await more.Task;
            yield return "o.";
        }

        await using var events = Cached.SynthesizeAsync(Text(), Options).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("One. ", Assert.IsType<UtteranceStarted>(events.Current).Text);
        more.SetResult();
        while (await events.MoveNextAsync())
        {
        }
        Assert.Equal(0, new AudioCache(_folder).Statistics().Entries);
    }

    [Fact]
    public async Task The_oldest_entries_go_when_it_is_full_and_clear_removes_all()
    {
        var clock = new FakeClock();
        var cache = new AudioCache(_folder, maxBytes: 40_000, clock);
        var cached = new CachingSynthesizer(new LocalSynthesizer(_engine), cache, "tone 1");
        foreach (var text in new[] { "One.", "Two.", "One.", "Three.", "Four." })
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await cached.SynthesizeAsync(text, Options).ToListAsync();
            Assert.InRange(cache.Statistics().Bytes, 1, 40_000);
        }
        Assert.InRange(cache.Clear().Entries, 1, 3);
        Assert.Equal(0, cache.Statistics().Entries);
    }

    private async Task<List<SpeechEvent>> SpeakAsync(string text) => await Cached.SynthesizeAsync(text, Options).ToListAsync();

    private static string Describe(SpeechEvent happened) => happened switch
    {
        AudioChunk chunk => $"{chunk.UtteranceId} {chunk.Start} {chunk.Duration} {Convert.ToHexString(chunk.Data.Span)}",
        WordsSpoken words => $"{words.UtteranceId} {string.Join(';', words.Words)}",
        UtteranceStarted started => $"{started.UtteranceId} {started.Text} {string.Join(';', started.Languages)}",
        _ => happened.ToString()!,
    };
}
