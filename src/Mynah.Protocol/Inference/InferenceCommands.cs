using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

/// <summary>What a client sends on the inference socket (dossier 02 §3).</summary>
public abstract record InferenceCommand
{
    private protected InferenceCommand(string action) => Action = action;

    /// <summary>Which task is meant, and what is to be done.</summary>
    [JsonPropertyOrder(-1)]
    public CommandHeader Header { get; set => field = value ?? new(); } = new();

    /// <summary>The rest; null when the message had none.</summary>
    public CommandPayload? Payload { get; set; }

    /// <summary>The wire name of the action.</summary>
    [JsonIgnore]
    public string Action { get; }

    /// <summary>The task, named by the client; empty when the message had none.</summary>
    [JsonIgnore]
    public string TaskId => Header.TaskId ?? "";

    private protected static T Make<T>(string taskId, CommandPayload payload) where T : InferenceCommand, new()
    {
        var command = new T { Payload = payload };
        command.Header = new CommandHeader { Action = command.Action, TaskId = taskId, Streaming = CommandHeader.Duplex };
        return command;
    }
}

/// <summary>Starts a task.</summary>
public sealed record RunTask() : InferenceCommand(Name)
{
    /// <summary>The wire name of this action.</summary>
    public const string Name = "run-task";

    /// <summary>The message that starts a task of speech.</summary>
    public static RunTask Create(string taskId, string model, SynthesisParameters parameters) => Make<RunTask>(taskId, new CommandPayload
    {
        TaskGroup = "audio", Task = "tts", Function = "SpeechSynthesizer", Model = model, Parameters = parameters, Input = new CommandInput(),
    });
}

/// <summary>Gives text to a task, or asks it to speak what it holds back.</summary>
public sealed record ContinueTask() : InferenceCommand(Name)
{
    /// <summary>The wire name of this action.</summary>
    public const string Name = "continue-task";

    /// <summary>The message that carries a piece of text, cut anywhere.</summary>
    public static ContinueTask Create(string taskId, string text)
        => Make<ContinueTask>(taskId, new CommandPayload { Input = new CommandInput { Text = text } });

    /// <summary>The message that has everything spoken at once that was sent so far; the task goes on.</summary>
    public static ContinueTask CreateFlush(string taskId)
        => Make<ContinueTask>(taskId, new CommandPayload { Input = new CommandInput { Flush = true } });
}

/// <summary>Ends a task: what is left is spoken, or dropped when it is cancelled.</summary>
public sealed record FinishTask() : InferenceCommand(Name)
{
    /// <summary>The wire name of this action.</summary>
    public const string Name = "finish-task";

    /// <summary>The message that ends a task after everything is spoken.</summary>
    public static FinishTask Create(string taskId) => Make<FinishTask>(taskId, new CommandPayload { Input = new CommandInput() });

    /// <summary>The message that ends a task at once and drops the rest.</summary>
    public static FinishTask CreateCancel(string taskId)
        => Make<FinishTask>(taskId, new CommandPayload { Input = new CommandInput { Directive = CommandInput.CancelDirective } });
}

/// <summary>A message whose action this version does not know.</summary>
/// <param name="Name">The action; empty when there was none.</param>
/// <param name="Json">The whole message.</param>
public sealed record UnknownCommand(string Name, JsonElement Json) : InferenceCommand(Name);
