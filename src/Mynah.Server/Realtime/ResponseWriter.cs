using Mynah.Protocol;
using Mynah.Protocol.Realtime;

namespace Mynah.Server.Realtime;

/// <summary>
/// Turns the events of one stream into responses on the wire, in the documented order (dossier 01 §4). Serves one stream; only
/// <see cref="Mute"/> may be called from elsewhere.
/// </summary>
internal sealed class ResponseWriter(SocketChannel channel, string voice, bool countsTokens)
{
    // 48,000 bytes are 64,000 of base64: below the 64 KiB of dossier 01 §1.5, and a multiple of both 3 and 2.
    private const int MaxDeltaBytes = 48_000;

    private static readonly string[] Modalities = ["text", "audio"];
    private string? _responseId;
    private string _itemId = "";
    private volatile bool _muted;

    /// <summary>True while a response is open.</summary>
    public bool IsResponding => _responseId is not null;

    /// <summary>Drops the audio that is still on its way for the open response.</summary>
    public void Mute() => _muted = _responseId is not null;

    /// <summary>Sends an event with a fresh id. False when the client is gone.</summary>
    public ValueTask<bool> SendAsync(ServerEvent message, CancellationToken cancellationToken)
    {
        message.EventId ??= RealtimeIds.NewEventId();
        return channel.SendAsync(RealtimeCodec.Write(message), cancellationToken);
    }

    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        _responseId = RealtimeIds.New("resp_");
        _itemId = RealtimeIds.New("item_");
        await SendAsync(new ResponseCreated { Response = Response("in_progress") with { Output = [] } }, cancellationToken).ConfigureAwait(false);
        await SendAsync(new OutputItemAdded { ResponseId = _responseId, Item = Item("in_progress", []) }, cancellationToken).ConfigureAwait(false);
        await SendAsync(new ContentPartAdded { ResponseId = _responseId, ItemId = _itemId, Part = Part() }, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask AudioAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        while (!audio.IsEmpty && !_muted)
        {
            var part = audio[..Math.Min(audio.Length, MaxDeltaBytes)];
            audio = audio[part.Length..];
            await channel.SendAsync(RealtimeCodec.WriteAudio(_responseId!, _itemId, part.Span), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="status"><c>completed</c>, <c>incomplete</c> or <c>failed</c>.</param>
    /// <param name="usage">What it cost.</param>
    /// <param name="cancellationToken">Ends the wait for a slow reader.</param>
    public async ValueTask EndAsync(string status, SpeechUsage usage, CancellationToken cancellationToken)
    {
        var id = _responseId;
        var itemStatus = status == "completed" ? status : "incomplete";
        await SendAsync(new AudioDone { ResponseId = id, ItemId = _itemId }, cancellationToken).ConfigureAwait(false);
        await SendAsync(new ContentPartDone { ResponseId = id, ItemId = _itemId, Part = Part() }, cancellationToken).ConfigureAwait(false);
        await SendAsync(new OutputItemDone { ResponseId = id, Item = Item(itemStatus, [Part()]) }, cancellationToken).ConfigureAwait(false);
        var done = Response(status) with
        {
            Modalities = Modalities,
            Output = [Item(itemStatus, [new ContentPart { Type = "audio", Transcript = "" }])],
            Usage = Usage(usage),
        };
        await SendAsync(new ResponseDone { Response = done }, cancellationToken).ConfigureAwait(false);
        _responseId = null;
        _muted = false;
    }

    private RealtimeResponse Response(string status) => new()
    {
        Id = _responseId, Object = "realtime.response", ConversationId = "", Status = status, Voice = voice,
    };

    private RealtimeItem Item(string status, ContentPart[] content) => new()
    {
        Id = _itemId, Object = "realtime.item", Type = "message", Status = status, Role = "assistant", Content = content,
    };

    private static ContentPart Part() => new() { Type = "audio", Text = "" };

    private RealtimeUsage Usage(SpeechUsage usage)
    {
        if (!countsTokens)
            return new RealtimeUsage { Characters = (int)usage.Characters };
        // 50 tokens for each second of audio, at least 50 (dossier 01 §3.2); the text's tokenizer is not public, so characters stand in.
        var audio = Math.Max(50, (int)Math.Ceiling(usage.Duration.TotalSeconds * 50));
        var text = (int)usage.Characters;
        return new RealtimeUsage
        {
            TotalTokens = text + audio, InputTokens = text, OutputTokens = audio,
            InputTokensDetails = new TokenDetails { TextTokens = text },
            OutputTokensDetails = new TokenDetails { TextTokens = 0, AudioTokens = audio },
        };
    }
}
