using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Server.Inference;

/// <summary>
/// One CosyVoice connection: reads client messages and gives them to the task they belong to. Tasks follow one another; a new one
/// takes the place of one that still runs (dossier 02 §3.4). Every way out tells a running task its end first.
/// </summary>
internal sealed partial class InferenceConnection(SocketChannel channel, string owner, InferenceContext context) : IDisposable
{
    // Ids of tasks are opaque; this is our bound (dossier 02 §2).
    private const int MaxTaskIdLength = 128;

    private readonly SilenceLimit _silence = new(context.Clock);
    private readonly CancellationTokenSource _gone = new();
    private InferenceTask? _task;
    private string? _abortedId;
    private volatile bool _isStopping;

    private bool IsSpeaking => _task is { IsOver: false };

    /// <summary>Serves the connection to its end.</summary>
    /// <param name="shutdown">Lets a running task finish as if the client had asked for it, and closes then.</param>
    public async Task RunAsync(CancellationToken shutdown)
    {
        _silence.Restart(context.Options.IdleTimeout);
        try
        {
            await ReadMessagesAsync(shutdown).ConfigureAwait(false);
        }
        finally
        {
            if (IsSpeaking)
                Log.ClientLeft(context.Logger, _task!.Id);
            await _gone.CancelAsync().ConfigureAwait(false);
            await DropTaskAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _silence.Dispose();
        _gone.Dispose();
    }

    private async Task ReadMessagesAsync(CancellationToken shutdown)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, shutdown);
        var token = either.Token;
        while (true)
        {
            try
            {
                using var message = await channel.ReceiveAsync(token).ConfigureAwait(false);
                if (!await HandleAsync(message).ConfigureAwait(false))
                    return;
            }
            catch (OperationCanceledException) when (_silence.Token.IsCancellationRequested)
            {
                await TimeIsUpAsync().ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (shutdown.IsCancellationRequested)
            {
                if (!await StopAsync().ConfigureAwait(false))
                    return;
                token = _silence.Token;
            }
        }
    }

    private async ValueTask<bool> HandleAsync(SocketMessage message)
    {
        switch (message.Kind)
        {
            case SocketMessageKind.Text:
                return await HandleTextAsync(message.Data).ConfigureAwait(false);
            case SocketMessageKind.Binary:
                return await FailAsync("", ServiceError.Invalid("binary messages are not part of this protocol; send JSON text")).ConfigureAwait(false);
            case SocketMessageKind.TooLarge:
                return await FailAsync("", ServiceError.Invalid("the message is larger than 1 MiB"), WebSocketCloseStatus.MessageTooBig).ConfigureAwait(false);
            default:
                return false;
        }
    }

    private async ValueTask<bool> HandleTextAsync(ReadOnlyMemory<byte> json)
    {
        InferenceCommand command;
        try
        {
            command = InferenceCodec.ReadClient(json.Span);
        }
        catch (JsonException error)
        {
            var problem = error.Path is { Length: > 2 } path ? $"{path[2..]} has a value of the wrong kind" : "the message is not a JSON object of the expected shape";
            return await FailAsync(InferenceCodec.TaskIdOf(json.Span), ServiceError.Invalid(problem), WebSocketCloseStatus.InvalidPayloadData).ConfigureAwait(false);
        }
        var wrong = EnvelopeProblem(command) ?? command switch
        {
            RunTask run => await RunAsync(run).ConfigureAwait(false),
            ContinueTask go => await ContinueAsync(go).ConfigureAwait(false),
            FinishTask finish => Finish(finish),
            _ => ServiceError.Invalid(command.Action.Length == 0 ? "the header has no action" : $"invalid action: {command.Action}"),
        };
        return wrong is null || await FailAsync(command.TaskId, wrong).ConfigureAwait(false);
    }

    private static ServiceError? EnvelopeProblem(InferenceCommand command)
    {
        if (command.TaskId.Length is 0 or > MaxTaskIdLength)
            return ServiceError.Invalid($"task_id must have 1 to {MaxTaskIdLength} characters");
        return command is not UnknownCommand && command.Payload?.Input is null ? TaskRules.NoTask : null;
    }

    private async ValueTask<ServiceError?> RunAsync(RunTask run)
    {
        if (_task is { IsOver: false } running)
        {
            Log.Replaced(context.Logger, running.Id, run.TaskId);
            _abortedId = running.Id;
        }
        await DropTaskAsync().ConfigureAwait(false);
        if ((RunProblem(run) ?? await VoiceProblemAsync(run).ConfigureAwait(false)) is { } problem)
            return problem;
        try
        {
            _task = new InferenceTask(run, channel, owner, context);
            var events = await _task.StartAsync().ConfigureAwait(false);
            _silence.Restart(context.Options.TaskSilenceTimeout);
            _task.Speaking = SpeakAsync(_task, events);
        }
        catch (SpeechException error)
        {
            Log.Failed(context.Logger, run.TaskId, run.TaskId, error);
            return TaskRules.From(error, run.Payload!.Model!, run.TaskId);
        }
        // The older clients give all text at once (dossier 02 §2).
        if (run.Header.Streaming != CommandHeader.Out)
            return null;
        return await _task.AppendAsync(run.Payload!.Input!.Text ?? "").ConfigureAwait(false) ?? FinishTask();
    }

    private async ValueTask<ServiceError?> VoiceProblemAsync(RunTask run)
        => TaskRules.CustomVoice(run.Payload!.Model!, await context.Voices.ProblemAsync(
            owner, run.Payload.Model!, run.Payload.Parameters?.Voice, _gone.Token).ConfigureAwait(false));

    private ServiceError? RunProblem(RunTask run)
    {
        var payload = run.Payload!;
        if (payload.Model is not { Length: > 0 } model)
            return ServiceError.Invalid("Missing required parameter 'payload.model'! Please follow the protocol!");
        if ((payload.TaskGroup ?? "audio", payload.Task ?? "tts", payload.Function ?? "SpeechSynthesizer") is not ("audio", "tts", "SpeechSynthesizer"))
            return ServiceError.Invalid("this address serves task_group 'audio', task 'tts', function 'SpeechSynthesizer' only");
        var strict = context.Options.Strict;
        if (strict && TaskRules.IsSambert(model) && run.Header.Streaming != CommandHeader.Out)
            return ServiceError.Invalid("Request text is invalid!");
        return TaskRules.Problem(model, payload.Parameters ?? new SynthesisParameters(), CatalogueModel.InferenceApi, strict);
    }

    private async ValueTask<ServiceError?> ContinueAsync(ContinueTask command)
    {
        if (command.TaskId == _abortedId)
            return null; // was on its way when its task was replaced
        if (TaskProblem(command) is { } problem)
            return problem;
        var input = command.Payload!.Input!;
        if (_task!.IsFinishing)
            return string.IsNullOrEmpty(input.Text) ? null : ServiceError.Invalid("text came after finish-task; start a new task with run-task");
        _silence.Restart(context.Options.TaskSilenceTimeout);
        if (input.Text is not null && await _task.AppendAsync(input.Text).ConfigureAwait(false) is { } wrong)
            return wrong;
        if (input.Flush == true)
            await _task.FlushAsync().ConfigureAwait(false);
        return null;
    }

    private ServiceError? Finish(FinishTask command)
    {
        if (command.TaskId == _abortedId)
            return null;
        if (TaskProblem(command) is { } problem)
            return problem;
        if (command.Payload!.Input!.Directive == CommandInput.CancelDirective)
        {
            if (!_task!.IsOver)
                _silence.Stop();
            _task.FinishNow();
            return null;
        }
        return _task!.IsFinishing ? null : FinishTask();
    }

    private ServiceError? FinishTask()
    {
        if (_task!.Finish() is { } problem)
            return problem;
        if (!_task.IsOver)
            _silence.Stop(); // the client owes nothing more
        return null;
    }

    private ServiceError? TaskProblem(InferenceCommand command)
    {
        if (_task is null)
            return ServiceError.Invalid($"{command.Action} came before run-task; send run-task and wait for task-started");
        return _task.Id == command.TaskId ? null : ServiceError.Invalid($"{command.Action} names a task that is not running on this connection");
    }

    private async Task SpeakAsync(InferenceTask task, IAsyncEnumerable<SpeechEvent> events)
    {
        await Task.Yield(); // the reading side goes on
        try
        {
            await task.SpeakAsync(events, () => _silence.Restart(context.Options.IdleTimeout)).ConfigureAwait(false);
            Log.Finished(context.Logger, task.Id, task.RequestId);
            if (_isStopping)
                await channel.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "the server is stopping").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (task.Aborted.IsCancellationRequested)
        {
            // replaced, failed by the reading side, or the client is gone
        }
        catch (Exception error)
        {
            Log.Failed(context.Logger, task.Id, task.RequestId, error);
            await TellFailureAsync(task.Id, TaskRules.From(error, task.Model, task.RequestId), WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
        }
    }

    // Idle connections just end; a client that owes text is told why.
    private async Task TimeIsUpAsync()
    {
        if (IsSpeaking)
        {
            var text = $"request timeout after {context.Options.TaskSilenceTimeout.TotalSeconds:0} seconds.";
            await FailAsync(_task!.Id, new ServiceError(400, "CLIENT_ERROR", text, "request_timeout")).ConfigureAwait(false);
        }
        else
            await channel.CloseAsync(WebSocketCloseStatus.NormalClosure, "idle").ConfigureAwait(false);
    }

    // False when nothing runs and the connection was closed.
    private async Task<bool> StopAsync()
    {
        _isStopping = true;
        if (!IsSpeaking)
        {
            await channel.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "the server is stopping").ConfigureAwait(false);
            return false;
        }
        _silence.Stop();
        // What was sent so far is still spoken.
        return _task!.IsFinishing || _task.Finish() is null || await FailAsync(_task.Id, ServiceError.Stopping).ConfigureAwait(false);
    }

    /// <summary>Ends what runs, tells the client why, and closes. Always false: nothing more is read.</summary>
    private async ValueTask<bool> FailAsync(string taskId, ServiceError error, WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure)
    {
        // Whatever the message named, it is the running task that a client waits for.
        var id = IsSpeaking ? _task!.Id : taskId;
        Log.Refused(context.Logger, id, error.Code, error.Message);
        await DropTaskAsync().ConfigureAwait(false);
        await TellFailureAsync(id, error, status).ConfigureAwait(false);
        return false;
    }

    private async Task TellFailureAsync(string taskId, ServiceError error, WebSocketCloseStatus status)
    {
        var failed = new TaskFailed { Header = new EventHeader { TaskId = taskId, ErrorCode = error.Code, ErrorMessage = error.Message } };
        try
        {
            await channel.SendAsync(InferenceCodec.Write(failed), _gone.Token).ConfigureAwait(false);
            await channel.CloseAsync(status, error.Code).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // the client left before it could be told
        }
    }

    private async Task DropTaskAsync()
    {
        if (_task is not { } task)
            return;
        _task = null;
        if (!task.IsOver)
            await task.AbortAsync().ConfigureAwait(false);
        await task.Speaking.ConfigureAwait(false); // its last event goes before anything of the next task
        task.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Information, "Task {TaskId} ended with {Code}: {Problem}")]
        public static partial void Refused(ILogger logger, string taskId, string code, string problem);

        [LoggerMessage(42, LogLevel.Warning, "Task {TaskId} ({RequestId}) failed")]
        public static partial void Failed(ILogger logger, string taskId, string requestId, Exception error);

        [LoggerMessage(43, LogLevel.Information, "Task {TaskId} was replaced by {NewTaskId} before its end")]
        public static partial void Replaced(ILogger logger, string taskId, string newTaskId);

        [LoggerMessage(44, LogLevel.Information, "ClientDisconnect: the client of task {TaskId} left before the task was finished")]
        public static partial void ClientLeft(ILogger logger, string taskId);

        [LoggerMessage(45, LogLevel.Debug, "Task {TaskId} finished; it is {RequestId} in the audio's mark")]
        public static partial void Finished(ILogger logger, string taskId, string requestId);
    }
}
