using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Mynah.Protocol;
using Mynah.Protocol.Inference;
using Mynah.Server.Voices;
using Mynah.Ssml;

namespace Mynah.Server.Inference;

/// <summary>
/// One task of a connection: takes text from the reading side and speaks it beside. The reading side calls everything except
/// <see cref="SpeakAsync"/>, which runs on its own.
/// </summary>
internal sealed partial class InferenceTask : IDisposable
{
    // Commands are small; text is limited by its own count. The number only has to outlast a burst of tokens from a language model.
    private const int CommandCapacity = 256;

    private readonly Channel<SpeechCommand> _commands = Channel.CreateBounded<SpeechCommand>(
        new BoundedChannelOptions(CommandCapacity) { SingleReader = true });

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _cancelRest = new();
    private readonly CancellationTokenSource _either;
    private readonly InferenceContext _context;
    private readonly TaskWriter _writer;
    private readonly SpeechOptions _options;
    private readonly TaskCompletionSource<SpeechOptions> _optionsOfText = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isOldClient;
    private long _characters;
    private bool _hasText;
    private volatile bool _isFinishing;
    private volatile bool _isOver;

    /// <summary>Makes a task from a message that was found good.</summary>
    /// <exception cref="SpeechException">A reading in <c>hot_fix</c> cannot be used.</exception>
    public InferenceTask(RunTask run, SocketChannel channel, string owner, InferenceContext context)
    {
        var parameters = run.Payload!.Parameters ?? new SynthesisParameters();
        _context = context;
        _either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _cancelRest.Token);
        Id = run.TaskId;
        Model = run.Payload.Model!;
        _isOldClient = run.Header.Streaming == CommandHeader.Out;
        _writer = new TaskWriter(channel, Id, parameters.WordTimestampEnabled == true);
        var options = SynthesisMapping.ToOptions(parameters, Model) with { Tags = MachineMark.TagsFor(parameters, owner, _writer.RequestId), Owner = owner };
        _options = TaskRules.IsSambert(Model) ? options with { Voice = SpeechOptions.DefaultVoice } : options;
    }

    public string Id { get; }

    public string Model { get; }

    public string RequestId => _writer.RequestId;

    /// <summary>True once no more text may come.</summary>
    public bool IsFinishing => _isFinishing;

    /// <summary>True once nothing more will be spoken, though the last event may still be on its way.</summary>
    public bool IsOver => _isOver;

    /// <summary>Cancelled when the task was aborted.</summary>
    public CancellationToken Aborted => _stop.Token;

    /// <summary>Ends when the task is over and its last event is sent.</summary>
    public Task Speaking { get; set; } = Task.CompletedTask;

    /// <summary>Makes the stream and says that the task runs.</summary>
    /// <exception cref="SpeechException">The synthesizer refuses the options.</exception>
    public async Task<IAsyncEnumerable<SpeechEvent>> StartAsync()
    {
        var events = _options is { EnableSsml: true, Filter: not null } ? BeginWithTextAsync() : Begin(_options);
        await _writer.StartedAsync(_stop.Token).ConfigureAwait(false);
        return events;
    }

    /// <summary>Takes a piece of text. Gives what is wrong with it; null when it was taken.</summary>
    public async ValueTask<ServiceError?> AppendAsync(string text)
    {
        if (text.Length == 0)
            return null; // pipelines of language models send empty pieces
        if (_options.EnableSsml && _characters > 0)
            return TaskRules.SecondSsml;
        if (TaskRules.Count(text, _options, _context.Options.Strict, out var count) is { } problem)
            return problem;
        if (count > _context.Options.MaxAppendCharacters)
            return TaskRules.TooLong("request", _context.Options.MaxAppendCharacters, count);
        if (_characters + count > _context.Options.MaxSessionCharacters)
            return TaskRules.TooLong("task", _context.Options.MaxSessionCharacters, _characters + count);
        _characters += count;
        _optionsOfText.TrySetResult(SsmlDocument.IsSsml(text) ? _options with { Filter = null } : _options with { EnableSsml = false });
        _hasText = _hasText || !string.IsNullOrWhiteSpace(text);
        await CommandAsync(new AppendText(text)).ConfigureAwait(false);
        return null;
    }

    /// <summary>Has everything spoken that was sent so far.</summary>
    public ValueTask FlushAsync() => CommandAsync(new Commit());

    /// <summary>No more text will come. Gives what is wrong with that; null when nothing is.</summary>
    public ServiceError? Finish()
    {
        if (!_hasText)
            return TaskRules.EmptyText;
        _isFinishing = true;
        _commands.Writer.TryComplete();
        return null;
    }

    /// <summary>Drops what is not spoken yet and ends the task well.</summary>
    public void FinishNow()
    {
        _isFinishing = true;
        _cancelRest.Cancel();
        _commands.Writer.TryComplete();
    }

    /// <summary>Stops at once; nothing more is sent. Ends when that is sure.</summary>
    public async Task AbortAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _commands.Writer.TryComplete();
        await Speaking.ConfigureAwait(false);
    }

    /// <summary>Speaks to the end of the text and says that the task is finished.</summary>
    /// <param name="events">What <see cref="StartAsync"/> gave.</param>
    /// <param name="onOver">Called when all is spoken, before that is said.</param>
    public async Task SpeakAsync(IAsyncEnumerable<SpeechEvent> events, Action onOver)
    {
        try
        {
            await foreach (var happened in events.ConfigureAwait(false))
                await _writer.WriteAsync(happened, _isFinishing, _either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_cancelRest.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            _writer.Drop();
        }
        finally
        {
            _isOver = true;
            _commands.Writer.TryComplete(); // a reader that waits for room must not wait for ever
        }
        onOver();
        await _writer.FinishedAsync(_isOldClient, _stop.Token).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _either.Dispose();
        _cancelRest.Dispose();
        _stop.Dispose();
    }

    // A filter would take the tags away, and only the text tells whether it has any: SDKs allow SSML for plain text, too.
    private async IAsyncEnumerable<SpeechEvent> BeginWithTextAsync()
    {
        var options = await _optionsOfText.Task.WaitAsync(_either.Token).ConfigureAwait(false);
        await foreach (var happened in Begin(options).ConfigureAwait(false))
            yield return happened;
    }

    private IAsyncEnumerable<SpeechEvent> Begin(SpeechOptions options)
    {
        var commands = _commands.Reader.ReadAllAsync(CancellationToken.None);
        try
        {
            return _context.Synthesizer.SynthesizeAsync(commands, options, _either.Token);
        }
        catch (SpeechException error) when (error.Code == SpeechErrorCode.UnknownVoice && !_context.Options.Strict && !VoiceIds.IsOne(options.Voice))
        {
            LogVoiceReplaced(_context.Logger, Id, options.Voice, SpeechOptions.DefaultVoice);
            return _context.Synthesizer.SynthesizeAsync(commands, options with { Voice = SpeechOptions.DefaultVoice }, _either.Token);
        }
    }

    private async ValueTask CommandAsync(SpeechCommand command)
    {
        try
        {
            await _commands.Writer.WriteAsync(command, _stop.Token).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // speaking has failed; its error is on the way to the client
        }
    }

    [LoggerMessage(40, LogLevel.Information, "Task {TaskId} asked for voice {Voice}, which is unknown; {Replacement} speaks")]
    private static partial void LogVoiceReplaced(ILogger logger, string taskId, string voice, string replacement);
}
