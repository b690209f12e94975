using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Mynah.Playback;

/// <summary>
/// Collects the answer of a language model and puts it into the list of messages: all of it when it was heard to its end, else as much
/// as was heard. Thread-safe, except that the list is the caller's.
/// </summary>
internal sealed class AnswerHistory(IList<ChatMessage> messages)
{
    private readonly Lock _gate = new();
    private readonly List<ChatResponseUpdate> _updates = [];
    private bool _isWritten;

    /// <summary>Asks, and gives the text of the updates, which are kept. Reasoning, and what tools said, is not text of the answer.</summary>
    public async IAsyncEnumerable<string> AskAsync(
        IChatClient chat, IReadOnlyList<ChatMessage> question, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in chat.GetStreamingResponseAsync(question, options, cancellationToken).ConfigureAwait(false))
        {
            lock (_gate)
                _updates.Add(update);
            if (update.Role is null || update.Role == ChatRole.Assistant)
                yield return update.Text;
        }
    }

    /// <summary>Writes the answer, once.</summary>
    public void Write(HeardText heard)
    {
        IList<ChatMessage> answer;
        lock (_gate)
        {
            if (_isWritten)
                return;
            _isWritten = true;
            answer = _updates.ToChatResponse().Messages;
        }
        foreach (var message in heard.IsComplete ? answer : Cut(answer, heard.Text))
            messages.Add(message);
    }

    private static IEnumerable<ChatMessage> Cut(IList<ChatMessage> answer, string heard)
    {
        var rest = new HeardPrefix(heard);
        var kept = new List<ChatMessage>();
        foreach (var message in answer)
        {
            var contents = new List<AIContent>();
            foreach (var content in message.Contents.Where(_ => !rest.IsPassed))
            {
                if (content is TextContent text && message.Role == ChatRole.Assistant)
                {
                    if (rest.Take(text.Text) is { Length: > 0 } part)
                        contents.Add(new TextContent(part));
                }
                else if (content is not TextReasoningContent)
                    contents.Add(content);
            }
            if (contents.Count > 0)
                kept.Add(new ChatMessage(message.Role, contents) { AuthorName = message.AuthorName, MessageId = message.MessageId });
        }
        if (rest.IsDifferent)
            return [new ChatMessage(ChatRole.Assistant, heard)]; // the synthesizer tells other words than it was given
        return WithoutOpenCalls(kept);
    }

    // Language models refuse a history in which a tool was called and nothing came back.
    private static IEnumerable<ChatMessage> WithoutOpenCalls(List<ChatMessage> kept)
    {
        var answered = kept.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.CallId).ToHashSet(StringComparer.Ordinal);
        foreach (var message in kept)
            message.Contents = [.. message.Contents.Where(content => content is not FunctionCallContent call || answered.Contains(call.CallId))];
        return kept.Where(message => message.Contents.Count > 0);
    }
}
