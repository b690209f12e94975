using System.Text.Json;
using Mynah.Audio;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Sse;

namespace Mynah.Client.Generation;

/// <summary>Reads the events of a streamed answer: takes a leading WAV header away, notes the end, and turns errors into exceptions.</summary>
internal sealed class StreamedAudio(AudioFormat format, string? requestId)
{
    private TimeSpan _position;
    private bool _hasHeard;
    private byte? _odd; // half a sample that waits for its other half

    /// <summary>True after the last event.</summary>
    public bool IsComplete { get; private set; }

    public AudioChunk? Read(SseEvent happened)
    {
        if (happened.IsError)
            throw ServiceFailure.FromHttp(happened.Status ?? 400, happened.Data.Span, SpeechStage.Synthesize, requestId);
        GenerationResponse response;
        try
        {
            response = GenerationCodec.ReadResponse(happened.Data.Span);
        }
        catch (JsonException error)
        {
            throw new SpeechException(SpeechErrorCode.ProtocolViolation, SpeechStage.Synthesize,
                $"The service sent an event that cannot be read (request {requestId}).", error) { RequestId = requestId };
        }
        IsComplete = response.Output?.FinishReason == "stop";
        return response.Output?.Audio?.Data is { Length: > 0 } data ? Chunk(data) : null;
    }

    public void CheckHeard()
    {
        if (!_hasHeard)
        {
            throw new SpeechException(SpeechErrorCode.NoAudio, SpeechStage.Finish,
                $"The service finished without any audio (request {requestId}). Check that model and voice belong together.") { RequestId = requestId };
        }
    }

    public SpeechException Truncated() => new(SpeechErrorCode.ConnectionFailed, SpeechStage.Synthesize,
        $"The stream ended before its last event (request {requestId}); the audio is not complete.")
    {
        RequestId = requestId, IsRetrySafe = !_hasHeard,
    };

    private AudioChunk? Chunk(ReadOnlySpan<byte> data)
    {
        if (format.Encoding is AudioEncoding.Mp3 or AudioEncoding.Opus)
        {
            _hasHeard = true;
            return AudioChunk.Copy("", data, _position, TimeSpan.Zero);
        }
        // The cloud begins its "raw" stream with a WAV header (dossier 03 §2.3).
        if (!_hasHeard && WavFile.ReadHeader(data, out var header) == WavHeaderStatus.Found)
            data = data[header.DataOffset..];
        byte[] joined = _odd is { } first ? [first, .. data] : [];
        if (joined.Length > 0)
            data = joined;
        _odd = data.Length % 2 == 1 ? data[^1] : null;
        data = data[..(data.Length & ~1)];
        if (data.IsEmpty)
            return null;
        _hasHeard = true;
        var start = _position;
        var duration = TimeSpan.FromSeconds(data.Length / 2 / (double)format.SampleRate);
        _position += duration;
        return AudioChunk.Copy("", data, start, duration);
    }
}
