using System.Text.Json;
using Microsoft.Extensions.AI;
using Mynah.Protocol.Chat;

namespace Mynah.Server.Chat;

/// <summary>A question to a language model, whichever dialect it came in.</summary>
/// <param name="Model">The model that was asked for.</param>
/// <param name="Messages">The conversation.</param>
/// <param name="Options">How to answer.</param>
internal sealed record ChatOrder(string Model, IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    public static ChatOrder From(TextGenerationRequest request)
    {
        var turns = request.Input?.Messages ?? (request.Input?.Prompt is { } prompt ? [new ChatTurn { Role = "user", Content = prompt }] : null);
        var asked = request.Parameters;
        return From(request.Model, turns, "input.messages", new ChatOptions
        {
            Temperature = (float?)asked?.Temperature, TopP = (float?)asked?.TopP, TopK = asked?.TopK, MaxOutputTokens = asked?.MaxTokens, Seed = asked?.Seed,
            PresencePenalty = (float?)asked?.PresencePenalty, StopSequences = StopsOf(asked?.Stop),
        });
    }

    public static ChatOrder From(CompletionRequest request) => From(request.Model, request.Messages, "messages", new ChatOptions
    {
        Temperature = (float?)request.Temperature, TopP = (float?)request.TopP, MaxOutputTokens = request.MaxCompletionTokens ?? request.MaxTokens,
        Seed = request.Seed, StopSequences = StopsOf(request.Stop),
    });

    /// <summary>Length of the conversation in UTF-16 units.</summary>
    public long Length => Messages.Sum(message => (long)message.Text.Length);

    private static ChatOrder From(string? model, IReadOnlyList<ChatTurn>? turns, string name, ChatOptions options)
    {
        if (string.IsNullOrWhiteSpace(model))
            throw SpeechException.Invalid("required field missing: model");
        if (turns is null || turns.Count == 0)
            throw SpeechException.Invalid($"required field missing: {name}");
        if (turns.Any(turn => turn is null || turn.Role is not { Length: > 0 }))
            throw SpeechException.Invalid($"every one of {name} needs a role: system, user or assistant");
        if (options.MaxOutputTokens < 1)
            throw SpeechException.Invalid("max_tokens must be at least 1");
        options.ModelId = model;
        return new ChatOrder(model, [.. turns.Select(turn => new ChatMessage(new ChatRole(turn.Role!), turn.Content ?? ""))], options);
    }

    private static List<string>? StopsOf(JsonElement? stop) => stop switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => null,
    };
}
