using System.Diagnostics;
using System.Net.WebSockets;
using Mynah.Protocol.Inference;

namespace Mynah.Bench.Server;

/// <summary>A CosyVoice client as bare as it can be: a WebSocket and one buffer; events are told apart by their bytes. For one thread.</summary>
internal sealed class RawTask : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _message = new byte[64 * 1024];
    private readonly string _id = Guid.NewGuid().ToString("N");
    private int _length;

    /// <summary>Bytes of audio received so far.</summary>
    public long AudioBytes { get; private set; }

    public Task ConnectAsync(Uri address) => _socket.ConnectAsync(address, CancellationToken.None);

    /// <summary>Starts a task of PCM at 24 kHz and waits until it runs.</summary>
    public async Task StartAsync()
    {
        await SendAsync(RunTask.Create(_id, "cosyvoice-v3-flash", new SynthesisParameters
        {
            Voice = "longanyang", Format = "pcm", SampleRate = 24000, LanguageHints = ["en"], WordTimestampEnabled = true,
        }));
        await UntilAsync("\"task-started\""u8.ToArray());
    }

    public Task AppendAsync(string text) => SendAsync(ContinueTask.Create(_id, text));

    public Task FinishAsync() => SendAsync(FinishTask.Create(_id));

    /// <summary>Reads until the next audio. Gives the time at which it was there.</summary>
    public async Task<long> UntilAudioAsync()
    {
        while (!await ReceiveAsync())
        {
        }
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Reads until an event that holds these bytes.</summary>
    /// <param name="mark">What tells the event.</param>
    /// <param name="onAudio">Told the time of each piece of audio; null when nobody cares.</param>
    public async Task UntilAsync(ReadOnlyMemory<byte> mark, Action<long>? onAudio = null)
    {
        while (true)
        {
            if (await ReceiveAsync())
                onAudio?.Invoke(Stopwatch.GetTimestamp());
            else if (_message.AsSpan(0, _length).IndexOf(mark.Span) >= 0)
                return;
            else if (_message.AsSpan(0, _length).IndexOf("\"task-failed\""u8) >= 0)
                throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(_message, 0, _length));
        }
    }

    /// <summary>Whether the last message, which must be task-finished, accounts for all text and every byte of audio.</summary>
    public bool IsAccounted(string text)
    {
        var payload = InferenceCodec.ReadServer(_message.AsSpan(0, _length)).Payload;
        return payload.Usage!.Characters == text.Length && Math.Abs(payload.Output!.Sentence!.EndTime!.Value - (AudioBytes / 48.0)) <= 1;
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(InferenceCommand command)
    {
        using var buffer = InferenceCodec.Write(command);
        await _socket.SendAsync(buffer.Written, WebSocketMessageType.Text, true, CancellationToken.None);
    }

    // True for audio.
    private async ValueTask<bool> ReceiveAsync()
    {
        _length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_message.AsMemory(_length), CancellationToken.None);
            _length += part.Count;
        }
        while (!part.EndOfMessage);
        if (part.MessageType == WebSocketMessageType.Close)
            throw new InvalidOperationException($"The server closed: {_socket.CloseStatusDescription}");
        if (part.MessageType == WebSocketMessageType.Binary)
            AudioBytes += _length;
        return part.MessageType == WebSocketMessageType.Binary;
    }
}
