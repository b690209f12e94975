using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using AIMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Mynah.OpenAIChat;

/// <summary>Translates between the two libraries.</summary>
internal static class CompletionMapping
{
    /// <exception cref="SpeechException">Something is not text.</exception>
    public static List<OpenAI.Chat.ChatMessage> Messages(IEnumerable<AIMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is { Count: > 0 })
            throw SpeechException.Invalid("This client sends no tools. Use Microsoft.Extensions.AI.OpenAI for them, or leave them out.");
        var result = new List<OpenAI.Chat.ChatMessage>();
        if (options?.Instructions is { Length: > 0 } instructions)
            result.Add(new SystemChatMessage(instructions));
        result.AddRange(messages.Select(MessageOf));
        return result.Count > 0 ? result : throw SpeechException.Invalid("The conversation is empty. Give it at least one message.");
    }

    public static ChatCompletionOptions Options(ChatOptions? options, string model)
    {
        if (options?.ModelId is { } other && other != model)
            throw SpeechException.Invalid($"The options ask for the model '{other}', and this client was made for '{model}'. Make another one, or leave it out.");
        var result = new ChatCompletionOptions
        {
            Temperature = options?.Temperature, TopP = options?.TopP, MaxOutputTokenCount = options?.MaxOutputTokens,
            FrequencyPenalty = options?.FrequencyPenalty, PresencePenalty = options?.PresencePenalty,
        };
        foreach (var stop in options?.StopSequences ?? [])
            result.StopSequences.Add(stop);
        return result;
    }

    public static ChatResponseUpdate Update(StreamingChatCompletionUpdate piece)
    {
        var update = new ChatResponseUpdate
        {
            Role = ChatRole.Assistant, ModelId = piece.Model, ResponseId = piece.CompletionId, MessageId = piece.CompletionId,
        };
        foreach (var part in piece.ContentUpdate)
        {
            if (part.Text is { Length: > 0 } text)
                update.Contents.Add(new TextContent(text));
        }
        if (piece.Usage is { } usage)
        {
            update.Contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount,
            }));
        }
        update.FinishReason = piece.FinishReason switch
        {
            null => null,
            OpenAI.Chat.ChatFinishReason.Length => AIFinishReason.Length,
            OpenAI.Chat.ChatFinishReason.ContentFilter => AIFinishReason.ContentFilter,
            OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => AIFinishReason.ToolCalls,
            _ => AIFinishReason.Stop,
        };
        return update;
    }

    private static OpenAI.Chat.ChatMessage MessageOf(AIMessage message)
    {
        if (message.Contents.FirstOrDefault(content => content is not (TextContent or TextReasoningContent or UsageContent)) is { } foreign)
        {
            throw SpeechException.Invalid(
                $"A message holds a {foreign.GetType().Name}, and this client sends text only. Use Microsoft.Extensions.AI.OpenAI, or leave it out.");
        }
        return message.Role.Value switch
        {
            "system" => new SystemChatMessage(message.Text),
            "user" => new UserChatMessage(message.Text),
            "assistant" => new AssistantChatMessage(message.Text),
            var role => throw SpeechException.Invalid($"A message has the role '{role}'. Use system, user or assistant."),
        };
    }
}
