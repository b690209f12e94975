using Microsoft.Extensions.AI;
using Mynah.Testing;

namespace Mynah.Playback.Tests;

/// <summary>Language models to speech, through a real device and without one.</summary>
[Collection("sound")]
public sealed class ChatSpeechTests : IAsyncDisposable
{
    private static readonly SpeechOptions Options = ChatSpeechExtensions.DefaultOptions with { Voice = "tone:a", Language = "en" };

    private readonly ToneEngine _engine = new();
    private readonly List<ChatMessage> _history = [new(ChatRole.User, "Count.")];
    private SpeechPlayer? _player;

    public async ValueTask DisposeAsync()
    {
        if (_player is not null)
            await _player.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_is_shown_as_it_is_heard_and_is_in_the_history_then(bool hasDevice)
    {
        var answer = Speak(ScriptedModel.Of("", "One **tw", "o**. Thr", "", "ee four."), hasDevice);
        var shown = await Shown(answer);

        Assert.Equal("One **two**. Three four.", shown);
        Assert.Equal(new HeardText(shown, (await answer.Completion).Position, IsComplete: true), answer.Heard);
        Assert.Equal(("assistant", shown), (_history[1].Role.Value, _history[1].Text));
        Assert.Equal(hasDevice, answer.Playback is not null);
        if (hasDevice)
            Assert.Equal(answer.Heard.Position.TotalSeconds * Options.Format.SampleRate, AlsaFile.Read().Length, 1.0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_the_history_has_what_was_heard_and_the_model_is_cancelled(bool hasDevice)
    {
        var model = ScriptedModel.Stalling("One two. Three four. ", "Five six seven and so");
        var answer = Speak(model, hasDevice);
        await UntilShown(answer, "four.");
        var heard = await answer.StopAsync();

        Assert.False(heard.IsComplete);
        Assert.Equal("One two. Three four.", heard.Text.Trim());
        Assert.Equal("One two. Three four.", _history[1].Text);
        Assert.Same(heard, await answer.StopAsync());
        await model.Ended;
        Assert.Same(heard, await answer.Completion);
        Assert.Equal(2, _history.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_before_the_first_word_nothing_is_added(bool hasDevice)
    {
        var model = ScriptedModel.Stalling();
        var answer = Speak(model, hasDevice);

        Assert.Equal(new HeardText("", TimeSpan.Zero, IsComplete: false), await answer.StopAsync());
        await answer.Completion;
        await answer.DisposeAsync();
        Assert.Single(_history);
        Assert.Equal("", await Shown(answer));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_model_that_dies_within_a_sentence_is_heard_to_there_and_then_its_failure_is_told(bool hasDevice)
    {
        var failure = new HttpRequestException("gone");
        var answer = Speak(new ScriptedModel(_ => Dying(failure, "One two. Three f")), hasDevice);

        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => Shown(answer)));
        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => answer.Completion));
        Assert.False(answer.Heard.IsComplete);
        Assert.Equal("One two. Three f", _history[1].Text);
    }

    [Fact]
    public async Task A_model_that_dies_before_its_first_word_is_the_failure_that_is_told()
    {
        var failure = new HttpRequestException("gone");
        Assert.Same(failure, await Assert.ThrowsAsync<HttpRequestException>(() => Speak(new ScriptedModel(_ => Dying(failure)), hasDevice: false).Completion));
        Assert.Single(_history);
    }

    [Fact]
    public async Task Reasoning_and_halves_of_surrogate_pairs_do_no_harm()
    {
        var thought = new ChatResponseUpdate(ChatRole.Assistant, [new TextReasoningContent("Let me think. ")]);
        var answer = Speak(new ScriptedModel(_ => Updates(thought, ScriptedModel.Text("Hi \ud83d"), ScriptedModel.Text("\ude00 there. Bye\ud83d"))), hasDevice: false);

        Assert.Equal("Hi \ud83d\ude00 there. Bye\ud83d", await Shown(answer));
        Assert.True((await answer.Completion).IsComplete);
        Assert.Equal("Hi \ud83d\ude00 there. Bye\ud83d", _history[1].Text);
    }

    [Fact]
    public async Task A_hundred_thousand_tokens_at_once_wait_until_they_can_be_spoken()
    {
        var model = new ScriptedModel(_ => Flood());
        var answer = Speak(model, hasDevice: true);
        await UntilShown(answer, "word");
        await answer.StopAsync();
        await model.Ended;

        Assert.InRange(model.Taken, 2, 60_000); // 256 Ki characters of six each, and what is on its way
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelled_by_its_token_the_history_has_what_was_heard(bool hasDevice)
    {
        using var cancel = new CancellationTokenSource();
        var answer = Speak(ScriptedModel.Stalling("One two. Three four. ", "Five six seven and so"), hasDevice, cancel.Token);
        await UntilShown(answer, "four.");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.Completion);
        Assert.Equal("One two. Three four.", _history[1].Text);
    }

    [Fact]
    public async Task Disposing_the_player_ends_the_answer_and_stopping_while_it_drains_is_no_failure()
    {
        var model = ScriptedModel.Stalling("One two. Three four. ", "Five six seven and so");
        var answer = Speak(model, hasDevice: true);
        await UntilShown(answer, "four.");
        await _player!.DisposeAsync();
        Assert.False((await answer.Completion).IsComplete);
        await model.Ended;

        _player = null;
        var written = ScriptedModel.Of("One two. Three four five six.");
        answer = Speak(written, hasDevice: true);
        await written.Ended;
        var heard = await answer.StopAsync();
        Assert.StartsWith(heard.Text, "One two. Three four five six.", StringComparison.Ordinal);
        Assert.Same(heard, await answer.Completion);
    }

    [Fact]
    public async Task A_tool_that_was_called_stays_in_a_shortened_history_only_with_its_result()
    {
        ChatResponseUpdate[] tool =
        [
            new(ChatRole.Assistant, [new FunctionCallContent("1", "clock")]) { MessageId = "a" },
            new(ChatRole.Tool, [new FunctionResultContent("1", "noon")]) { MessageId = "b" },
            new(ChatRole.Assistant, "It is noon. ") { MessageId = "c" },
            new(ChatRole.Assistant, [new FunctionCallContent("2", "bell")]) { MessageId = "c" },
        ];
        var model = new ScriptedModel(token => Then(tool, ScriptedModel.Stalling("And then it").GetStreamingResponseAsync([], null, token)));
        var answer = Speak(model, hasDevice: false);
        await UntilShown(answer, "noon.");
        await answer.StopAsync();

        Assert.Equal(["user", "assistant", "tool", "assistant"], _history.Select(message => message.Role.Value));
        Assert.Equal("It is noon.", _history[3].Text.Trim());
        Assert.Single(_history.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
    }

    [Fact]
    public void A_list_that_cannot_be_written_to_is_refused()
        => Assert.Contains("List<ChatMessage>", Assert.Throws<SpeechException>(() => ScriptedModel.Of("One.").SpeakAsync(
            _history.AsReadOnly(), new LocalSynthesizer(_engine), null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("One two three", "One two", "One two")]
    [InlineData("One  two\n\nthree", "One two three", "One  two\n\nthree")]
    [InlineData("One two", "", "")]
    public void What_was_heard_is_found_in_what_was_written(string written, string heard, string expected)
        => Assert.Equal(expected, new HeardPrefix(heard).Take(written));

    private SpokenAnswer Speak(ScriptedModel model, bool hasDevice, CancellationToken cancellationToken = default)
    {
        _player ??= hasDevice ? AlsaFile.Open() : null;
        return model.SpeakAsync(_history, new LocalSynthesizer(_engine), hasDevice ? _player : null, speechOptions: Options, cancellationToken: cancellationToken);
    }

    private static async Task<string> Shown(SpokenAnswer answer)
    {
        var shown = "";
        await foreach (var piece in answer)
            shown += piece;
        return shown;
    }

    private static async Task UntilShown(SpokenAnswer answer, string end)
    {
        var shown = "";
        await foreach (var piece in answer)
        {
            shown += piece;
            if (shown.Contains(end, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"'{end}' is not in '{shown}'.");
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Updates(params ChatResponseUpdate[] updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Then(ChatResponseUpdate[] first, IAsyncEnumerable<ChatResponseUpdate> second)
    {
        await foreach (var update in Updates(first))
            yield return update;
        await foreach (var update in second)
            yield return update;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Dying(Exception failure, params string[] pieces)
    {
        await foreach (var update in Updates([.. pieces.Select(ScriptedModel.Text)]))
            yield return update;
        throw failure;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Flood()
    {
        await Task.Yield();
        for (var i = 0; i < 100_000; i++)
            yield return ScriptedModel.Text(i % 10 == 9 ? "word. " : "words ");
    }
}
