using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Playback.Tests;

/// <summary>Against a real ALSA device that keeps the bytes.</summary>
[Collection("sound")]
public sealed class FileDeviceTests
{
    private static readonly string[] Sentences = ["One two three.", "Four five.", "Six."];

    [Fact]
    public async Task The_device_is_given_exactly_what_was_synthesized_without_gaps_between_utterances()
    {
        await using var player = AlsaFile.Open();
        var playback = player.Play(TestSpeech.Speak(Sentences), TestSpeech.Pcm);
        await playback.Completion;

        Assert.Equal(TestSpeech.Samples(6 * 2400), AlsaFile.Read());
        Assert.Equal(new HeardText(string.Concat(Sentences), TimeSpan.FromMilliseconds(600), IsComplete: true), playback.Heard);
        Assert.NotNull(playback.Statistics.FirstSample);
    }

    [Fact]
    public async Task A_synthesizer_is_played_bit_by_bit_from_wav_as_from_pcm()
    {
        await using var engine = new ToneEngine();
        var options = new SpeechOptions { Voice = "tone:a", Language = "en" };
        var expected = new MemoryStream();
        await foreach (var speechEvent in new LocalSynthesizer(engine).SynthesizeAsync("One two. Three.", options with { Format = TestSpeech.Pcm }))
        {
            if (speechEvent is AudioChunk chunk)
                expected.Write(chunk.Data.Span);
        }
        foreach (var scope in Enum.GetValues<ContainerScope>())
        {
            await using var player = AlsaFile.Open();
            await player.Play(new LocalSynthesizer(engine).SynthesizeAsync("One two. Three.", options with { Container = scope }), options.Format).Completion;

            Assert.Equal(expected.ToArray(), System.Runtime.InteropServices.MemoryMarshal.AsBytes(AlsaFile.Read().AsSpan()).ToArray());
        }
    }

    [Fact]
    public async Task One_player_plays_one_answer_after_another()
    {
        await using var player = AlsaFile.Open();
        await player.Play(TestSpeech.Speak(["One two."]), TestSpeech.Pcm).Completion;
        await player.Play(TestSpeech.Speak(["Three."]), TestSpeech.Pcm).Completion;

        Assert.Equal([.. TestSpeech.Samples(4800), .. TestSpeech.Samples(2400)], AlsaFile.Read());
    }

    [Fact]
    public async Task Two_at_once_are_refused()
    {
        await using var player = AlsaFile.Open();
        var never = new TaskCompletionSource();
        var playback = player.Play(TestSpeech.Speak(["One."], beforeChunk: _ => never.Task), TestSpeech.Pcm);

        Assert.Contains("being played", Assert.Throws<SpeechException>(() => player.Play(TestSpeech.Speak(["Two."]), TestSpeech.Pcm)).Message, StringComparison.Ordinal);
        never.SetResult();
        await playback.Completion;
    }

    [Fact]
    public async Task Interrupted_before_the_first_sound_nothing_was_heard()
    {
        await using var player = AlsaFile.Open();
        var cancelled = new TaskCompletionSource();
        var playback = player.Play(Waiting(cancelled), TestSpeech.Pcm);

        Assert.Equal(new HeardText("", TimeSpan.Zero, IsComplete: false), await playback.StopAsync());
        Assert.Equal("", (await playback.StopAsync()).Text);
        await cancelled.Task; // the synthesizer was told
        await playback.Completion;
    }

    [Fact]
    public async Task At_a_hundred_interruptions_the_text_heard_is_that_of_the_samples_played()
    {
        await using var player = AlsaFile.Open();
        string[] texts = ["Alpha beta gamma, delta. ", "Epsilon zeta. ", "Eta theta iota kappa."];
        var words = string.Concat(texts).Split(' ');
        var random = new Random(5);
        var before = 0;
        for (var i = 0; i < 100; i++)
        {
            // The device is stopped somewhere in what it was given by then.
            var reached = new TaskCompletionSource();
            var last = random.Next(0, 11);
            var playback = player.Play(TestSpeech.Speak(texts, beforeChunk: chunk => Reach(chunk, last, reached, Task.Delay(Timeout.Infinite))), TestSpeech.Pcm);
            if (last < 10)
                await reached.Task;
            for (var spin = random.Next(2000); spin > 0; spin--)
                Thread.SpinWait(50);
            var heard = await playback.StopAsync();
            var played = AlsaFile.Read().Length - before;
            before += played;

            // The file has what the device was given, the position what it says to have played: a block of 5 ms may lie between.
            var position = (int)Math.Round(heard.Position.TotalSeconds * TestSpeech.Rate);
            Assert.InRange(played - position, -1, TestSpeech.Rate / 200);
            Assert.Equal(string.Join(' ', words[..(position / 2400)]), heard.Text.TrimEnd());
        }
    }

    [Fact]
    public async Task After_an_interruption_no_sample_of_the_old_answer_is_played()
    {
        await using var player = AlsaFile.Open();
        var reached = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var old = player.Play(TestSpeech.Speak(["a b c d e f g h."], beforeChunk: chunk => Reach(chunk, 4, reached, never.Task)), TestSpeech.Pcm);
        await reached.Task;
        var heard = await old.StopAsync();
        var before = AlsaFile.Read().Length;
        await player.Play(TestSpeech.Speak(["New."]), TestSpeech.Pcm).Completion;

        Assert.Equal(TestSpeech.Samples(2400), AlsaFile.Read()[before..]);
        Assert.False(heard.IsComplete);
        Assert.InRange(heard.Position, TimeSpan.Zero, TimeSpan.FromMilliseconds(400));
        never.SetResult();
    }

    [Fact]
    public async Task A_stream_that_fails_is_played_as_far_as_it_came_and_then_fails()
    {
        await using var player = AlsaFile.Open();
        var failure = new SpeechException(SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize, "gone");
        var playback = player.Play(TestSpeech.Speak(["a b c d."], beforeChunk: chunk => chunk < 2 ? Task.CompletedTask : Task.FromException(failure)), TestSpeech.Pcm);

        Assert.Same(failure, await Assert.ThrowsAsync<SpeechException>(() => playback.Completion));
        Assert.Equal(TestSpeech.Samples(4800), AlsaFile.Read());
        Assert.False(playback.Heard.IsComplete);
    }

    [Fact]
    public async Task Cancelling_the_token_stops_and_cancels()
    {
        await using var player = AlsaFile.Open();
        using var cancel = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var playback = player.Play(Waiting(cancelled), TestSpeech.Pcm, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playback.Completion);
        await cancelled.Task;
    }

    [Fact]
    public async Task Disposing_the_player_interrupts()
    {
        var cancelled = new TaskCompletionSource();
        var player = AlsaFile.Open();
        var playback = player.Play(Waiting(cancelled), TestSpeech.Pcm);
        await player.DisposeAsync();
        await player.DisposeAsync();
        await cancelled.Task;
        await playback.Completion;

        Assert.Throws<ObjectDisposedException>(() => player.Play(TestSpeech.Speak(["x."]), TestSpeech.Pcm));
    }

    [Fact]
    public async Task Paused_nothing_is_played_and_resumed_nothing_is_missing()
    {
        await using var player = AlsaFile.Open();
        var reached = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var playback = player.Play(TestSpeech.Speak(["a b c d e f."], beforeChunk: chunk => Reach(chunk, 2, reached, go.Task)), TestSpeech.Pcm);
        playback.Pause();
        await reached.Task;
        go.SetResult();

        Assert.False(playback.Completion.IsCompleted);
        playback.Resume();
        await playback.Completion;
        Assert.Equal(TestSpeech.Samples(6 * 2400), AlsaFile.Read());
    }

    [Fact]
    public async Task Running_dry_within_an_utterance_is_counted_and_the_lead_grows()
    {
        await using var player = AlsaFile.Open(new PlayerOptions { Lead = TimeSpan.FromMilliseconds(100) });
        var gate = new SemaphoreSlim(1);
        SpeechPlayback? playback = null;
        // Each chunk comes only after the device has played the one before, twice as late each time.
        playback = player.Play(TestSpeech.Speak(["a b c d e f."], beforeChunk: chunk => chunk is 1 or 3
            ? WaitUntil(() => playback!.Position >= chunk * TestSpeech.Word && playback.Statistics.UnderRuns > chunk / 2) : Task.CompletedTask), TestSpeech.Pcm);
        await playback.Completion;

        Assert.Equal(2, playback.Statistics.UnderRuns);
        Assert.Equal(TimeSpan.FromMilliseconds(400), playback.Statistics.Lead);
        Assert.Equal(TestSpeech.Samples(6 * 2400), AlsaFile.Read());
    }

    [Fact]
    public async Task What_is_watched_is_what_is_heard_in_pieces()
    {
        await using var player = AlsaFile.Open();
        var playback = player.Play(TestSpeech.Speak(Sentences), TestSpeech.Pcm);
        var pieces = new List<string>();
        await foreach (var piece in playback.WatchAsync())
            pieces.Add(piece);

        Assert.Equal(string.Concat(Sentences), string.Concat(pieces));
    }

    [Fact]
    public async Task An_hour_of_conversation_takes_no_more_memory_than_a_minute_and_never_runs_dry()
    {
        // Each turn is complete before the device begins, for this device plays faster than anybody can speak.
        await using var player = AlsaFile.Open(new PlayerOptions { Lead = TimeSpan.FromSeconds(20), LongestLead = TimeSpan.FromSeconds(20), Capacity = TimeSpan.FromSeconds(30) });
        var turn = string.Join(' ', Enumerable.Repeat("word", 100)) + ".";
        long after = 0;
        for (var i = 0; i < 360; i++)
        {
            var playback = player.Play(TestSpeech.Speak([turn]), TestSpeech.Pcm);
            await playback.Completion;
            Assert.Equal(0, playback.Statistics.UnderRuns);
            Assert.True(playback.Heard.IsComplete);
            if (i == 6)
                after = GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - after, long.MinValue, 4L << 20);
        Assert.Equal(3600L * TestSpeech.Rate, AlsaFile.Read().Length);
    }

    [Fact]
    public void What_cannot_be_played_is_refused_with_what_to_do()
    {
        var noDevice = Assert.Throws<SpeechException>(() => new SpeechPlayer(new PlayerOptions { Device = "no such thing" }));
        Assert.Equal(SpeechErrorCode.NoDevice, noDevice.Code);
        Assert.Contains(AlsaFile.Device, noDevice.Message, StringComparison.Ordinal);
        Assert.Throws<SpeechException>(() => AlsaFile.Open(new PlayerOptions { Lead = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<SpeechException>(() => AlsaFile.Open(new PlayerOptions { Capacity = TimeSpan.Zero }));
    }

    [Fact]
    public async Task Compressed_audio_is_refused()
    {
        await using var player = AlsaFile.Open();

        Assert.Contains("pcm or wav", Assert.Throws<SpeechException>(
            () => player.Play(TestSpeech.Speak(["x."]), new AudioFormat(AudioEncoding.Mp3, 24000))).Message, StringComparison.Ordinal);
    }

    private static async Task Reach(int chunk, int wanted, TaskCompletionSource reached, Task go)
    {
        if (chunk != wanted)
            return;
        reached.TrySetResult();
        await go;
    }

    private static async Task WaitUntil(Func<bool> isReached)
    {
        while (!isReached())
            await Task.Yield();
    }

    private static async IAsyncEnumerable<SpeechEvent> Waiting(
        TaskCompletionSource cancelled, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new UtteranceStarted("utterance-1", "Never.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            cancelled.SetResult();
        }
    }
}
