using Mynah.Client.Generation;
using Mynah.Client.Realtime;

namespace Mynah.Cli.Remote;

/// <summary>Which protocol carries the speech.</summary>
internal enum RemoteTransport
{
    /// <summary>The one the model is made for.</summary>
    ByModel,

    /// <summary>The WebSocket.</summary>
    Realtime,

    /// <summary>HTTP with a streamed answer.</summary>
    Http,
}

/// <summary>A service as a synthesizer over either protocol.</summary>
internal sealed class RemoteSynthesizer : ISpeechSynthesizer, IAsyncDisposable
{
    private const string InstructModel = "qwen3-tts-instruct-flash";

    private readonly QwenTtsRealtimeClient _realtime;
    private readonly QwenTtsClient _http;
    private readonly HttpClient _connections = new() { Timeout = Timeout.InfiniteTimeSpan }; // the client limits each phase
    private readonly RemoteTransport _transport;

    public RemoteSynthesizer(RemoteService service, RemoteTransport transport = RemoteTransport.ByModel)
    {
        _realtime = new QwenTtsRealtimeClient(service.Options);
        _http = new QwenTtsClient(_connections, service.Options);
        _transport = transport;
    }

    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        var isRealtime = _transport switch
        {
            RemoteTransport.Realtime => true,
            RemoteTransport.Http => false,
            _ => options.Model is null || ModelCatalogue.Find(options.Model)?.Takes(CatalogueModel.GenerationApi) != true,
        };
        options = options with { Model = options.Model ?? DefaultModel(isRealtime, options.Instructions) };
        return (isRealtime ? _realtime.AsSynthesizer() : _http.AsSynthesizer()).SynthesizeAsync(commands, options, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _realtime.Dispose();
        _connections.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string DefaultModel(bool isRealtime, string? instructions) => (isRealtime, instructions) switch
    {
        (true, null) => QwenTtsRealtimeClient.DefaultModel,
        (true, _) => InstructModel + "-realtime",
        (false, null) => QwenTtsClient.DefaultModel,
        (false, _) => InstructModel,
    };
}
