using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Mynah.Protocol.Chat;

namespace Mynah.Client.Chat;

/// <summary>Translates a conversation and its options into a request.</summary>
internal static class ChatMapping
{
    /// <exception cref="SpeechException">Something in it cannot be sent.</exception>
    public static TextGenerationRequest From(IEnumerable<ChatMessage> messages, ChatOptions? options, string model)
    {
        var turns = new List<ChatTurn>();
        if (options?.Instructions is { Length: > 0 } instructions)
            turns.Add(new ChatTurn { Role = ChatRole.System.Value, Content = instructions });
        turns.AddRange(messages.Select(TurnOf));
        if (turns.Count == 0)
            throw SpeechException.Invalid("The conversation is empty. Give it at least one message.");
        if (options?.Tools is { Count: > 0 })
            throw SpeechException.Invalid("This client sends no tools. Ask the OpenAI-compatible endpoint through Microsoft.Extensions.AI.OpenAI for them, or leave them out.");
        return new TextGenerationRequest
        {
            Model = options?.ModelId ?? model,
            Input = new TextGenerationInput { Messages = turns },
            Parameters = new TextGenerationParameters
            {
                ResultFormat = "message",
                IncrementalOutput = true,
                Temperature = options?.Temperature,
                TopP = options?.TopP,
                TopK = options?.TopK,
                MaxTokens = options?.MaxOutputTokens,
                Seed = options?.Seed,
                PresencePenalty = options?.PresencePenalty,
                Stop = StopOf(options),
                More = options?.AdditionalProperties?.ToDictionary(pair => pair.Key, pair => ElementOf(pair.Key, pair.Value), StringComparer.Ordinal),
            },
        };
    }

    private static ChatTurn TurnOf(ChatMessage message)
    {
        // What a model thought before is not sent back to it.
        var foreign = message.Contents.FirstOrDefault(content => content is not (TextContent or TextReasoningContent or UsageContent));
        return foreign is null
            ? new ChatTurn { Role = message.Role.Value, Content = message.Text }
            : throw SpeechException.Invalid(
                $"A message holds a {foreign.GetType().Name}, and this client sends text only. Leave it out, or ask the OpenAI-compatible endpoint through Microsoft.Extensions.AI.OpenAI.");
    }

    private static JsonElement? StopOf(ChatOptions? options)
        => options?.StopSequences is { Count: > 0 } stops ? JsonSerializer.SerializeToElement([.. stops], StopJson.Default.StringArray) : null;

    private static JsonElement ElementOf(string name, object? value) => value switch
    {
        JsonElement element => element,
        null => Parse("null"),
        bool flag => Parse(flag ? "true" : "false"),
        string text => Parse($"\"{JsonEncodedText.Encode(text)}\""),
        IFormattable number and (int or long or float or double or decimal) => Parse(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw SpeechException.Invalid($"The additional property '{name}' is a {value.GetType().Name}. Give a number, a text, true or false, or a JsonElement."),
    };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class StopJson : System.Text.Json.Serialization.JsonSerializerContext;
