using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Mynah.Protocol.Realtime;

namespace Mynah.Bench.Server;

/// <summary>A client as bare as it can be: a WebSocket, one buffer, a JSON reader and base64. For one thread.</summary>
internal sealed class RawSession : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _message = new byte[64 * 1024];
    private readonly byte[] _audio = new byte[48 * 1024];
    private int _length;

    /// <summary>Bytes of audio received so far.</summary>
    public long AudioBytes { get; private set; }

    public Task ConnectAsync(Uri address) => _socket.ConnectAsync(address, CancellationToken.None);

    public async Task SendAsync(ClientEvent message)
    {
        using var buffer = RealtimeCodec.Write(message);
        await _socket.SendAsync(buffer.Written, WebSocketMessageType.Text, true, CancellationToken.None);
    }

    /// <summary>Sets a session up for PCM at 24 kHz.</summary>
    public Task SetUpAsync(string mode) => SendAsync(new SessionUpdate
    {
        Session = new SessionSettings { Mode = mode, LanguageType = "English", ResponseFormat = "pcm", SampleRate = 24000 },
    });

    /// <summary>Reads until an event of a type has come; audio is decoded on the way. Gives the time at which it was there.</summary>
    public async Task<long> UntilAsync(ReadOnlyMemory<byte> type)
    {
        while (true)
        {
            await ReceiveAsync();
            if (IsType(type.Span))
                return Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Reads to the end of the session.</summary>
    /// <param name="onAudio">Told the time of each piece of audio; null when nobody cares.</param>
    public async Task FinishAsync(Action<long>? onAudio = null)
    {
        var before = AudioBytes;
        while (true)
        {
            await ReceiveAsync();
            if (IsType("session.finished"u8))
                return;
            if (onAudio is not null && AudioBytes != before)
                onAudio(Stopwatch.GetTimestamp());
            before = AudioBytes;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask ReceiveAsync()
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
    }

    // Also decodes the audio when there is any.
    private bool IsType(ReadOnlySpan<byte> type)
    {
        var reader = new Utf8JsonReader(_message.AsSpan(0, _length));
        var isType = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                isType = reader.ValueTextEquals(type);
            }
            else if (reader.ValueTextEquals("delta"u8))
            {
                reader.Read();
                if (System.Buffers.Text.Base64.DecodeFromUtf8(reader.ValueSpan, _audio, out _, out var count) == OperationStatus.Done)
                    AudioBytes += count;
            }
        }
        return isType;
    }
}
