namespace Mynah.Cli.Probe;

/// <summary>The two probes over HTTP: the realtime model streamed, and the other model into a file.</summary>
internal sealed class HttpProbing(ProbeRequest request) : IDisposable
{
    private readonly ProbeWire _wire = new(request.Service);

    public void Dispose() => _wire.Dispose();

    public async Task<RealtimeProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        // The official SDK refuses this itself, before it sends anything.
        if (request.Text.Length == 0)
            return new RealtimeProbe(Ok: false, ProbeRequest.RealtimeModel, "call", Error: "The text is empty.");
        var statuses = new List<ChunkStatus>();
        var hasAudio = false;
        try
        {
            await foreach (var chunk in _wire.AskAsync(ProbeRequest.RealtimeModel, request, isStreamed: true, cancellationToken))
            {
                statuses.Add(chunk.Status);
                hasAudio |= chunk.Audio?.Data is { Length: > 0 };
                if (chunk.Status.IsFailure)
                    return Report("stream", chunk.Status.ToString());
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return Report("stream-exception", exception.Message);
        }
        return Report("stream", hasAudio ? null : "No audio chunks returned.");

        RealtimeProbe Report(string stage, string? error)
            => new(error is null, ProbeRequest.RealtimeModel, stage, statuses.Count, statuses, error);
    }

    public async Task<FallbackReport> FallBackAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var chunk in _wire.AskAsync(ProbeRequest.FallbackModel, request, isStreamed: false, cancellationToken))
            {
                if (chunk.Status.IsFailure)
                    return new FallbackFailure(chunk.Status.ToString(), IsBroken: false);
                if (chunk.Audio is not { Url: { Length: > 0 } url } audio)
                    break;
                await _wire.DownloadAsync(url, request.Output, cancellationToken);
                return new FallbackFile(url, request.Output, audio.SampleRate, audio.Format);
            }
            return new FallbackFailure("Missing audio_url in response.", IsBroken: false);
        }
        catch (Exception exception) when (IsBroken(exception) || exception is SpeechException or UriFormatException)
        {
            return new FallbackFailure(exception.Message, IsBroken: true);
        }
    }

    private static bool IsBroken(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or InvalidDataException;
}
