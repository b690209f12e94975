using System.Net.Http.Headers;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mynah.Cli.Remote;
using Mynah.Protocol.Generation;
using Mynah.Protocol.Sse;

namespace Mynah.Cli.Probe;

/// <summary>One piece of an answer, as the official SDK would show it.</summary>
internal sealed record ProbedChunk(ChunkStatus Status, GenerationAudio? Audio);

/// <summary>
/// Sends what the skill sends and shows every piece of what comes back. It is not the SDK's client on purpose: a probe reports what
/// is on the wire, the client hides it behind one exception.
/// </summary>
internal sealed class ProbeWire(RemoteService service) : IDisposable
{
    // Longer than any service thinks about a short text, much shorter than the official SDK's 300 s.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _http.Dispose();

    /// <summary>Asks a model to speak and gives the pieces of its answer, one when it is not streamed.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke; also <see cref="IOException"/> and <see cref="TimeoutException"/>.</exception>
    public async IAsyncEnumerable<ProbedChunk> AskAsync(
        string model, ProbeRequest request, bool isStreamed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var message = Message(model, request, isStreamed);
        using var response = await InTimeAsync(token => _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token), cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != MediaTypeNames.Text.EventStream)
        {
            var body = await InTimeAsync(token => response.Content.ReadAsByteArrayAsync(token), cancellationToken);
            yield return response.IsSuccessStatusCode ? Result(body) : Failure((int)response.StatusCode, body);
            yield break;
        }
        await using var stream = await InTimeAsync(token => response.Content.ReadAsStreamAsync(token), cancellationToken);
        using var events = new SseReader(stream);
        while (await InTimeAsync(token => events.ReadAsync(token).AsTask(), cancellationToken) is { } happened)
        {
            yield return happened.IsError ? Failure(happened.Status ?? 400, happened.Data.Span) : Result(happened.Data.Span);
            if (happened.IsError)
                yield break;
        }
    }

    /// <summary>Fetches a recording into a file.</summary>
    public async Task DownloadAsync(string url, string path, CancellationToken cancellationToken)
    {
        await using var file = new OutputFile(path);
        await using var source = await InTimeAsync(token => _http.GetStreamAsync(new Uri(url), token), cancellationToken);
        var buffer = new byte[64 * 1024];
        while (await InTimeAsync(token => source.ReadAsync(buffer, token).AsTask(), cancellationToken) is var count and > 0)
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        await file.CompleteAsync(cancellationToken: cancellationToken);
    }

    private HttpRequestMessage Message(string model, ProbeRequest request, bool isStreamed)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["input"] = new JsonObject { ["text"] = request.Text, ["voice"] = request.Voice, ["language_type"] = request.LanguageType },
            ["parameters"] = new JsonObject { ["instruction"] = request.Instruction, ["stream"] = isStreamed },
        };
        var message = new HttpRequestMessage(HttpMethod.Post, $"{service.Addresses.Http}/services/aigc/multimodal-generation/generation")
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json),
        };
        service.Credential().Authorize(message.Headers);
        if (isStreamed)
        {
            message.Headers.Add("X-DashScope-SSE", "enable");
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Text.EventStream));
        }
        return message;
    }

    private static ProbedChunk Result(ReadOnlySpan<byte> body)
    {
        try
        {
            var response = GenerationCodec.ReadResponse(body);
            return new ProbedChunk(ChunkStatus.Good, response.Output?.Audio);
        }
        catch (JsonException)
        {
            return Unreadable(400, body);
        }
    }

    private static ProbedChunk Failure(int status, ReadOnlySpan<byte> body) => GenerationCodec.ReadError(body) is { } error
        ? new ProbedChunk(new ChunkStatus(status, error.Code ?? "", error.Message ?? ""), null)
        : Unreadable(status, body);

    // The official SDK's words for an answer that is not JSON (dossier 03 §4).
    private static ProbedChunk Unreadable(int status, ReadOnlySpan<byte> body)
        => new(new ChunkStatus(status, "Unknown", Encoding.UTF8.GetString(body[..Math.Min(body.Length, 1000)])), null);

    private static async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Silence);
        try
        {
            return await step(limit.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The service was silent for {Silence.TotalSeconds} s.", exception);
        }
    }
}
