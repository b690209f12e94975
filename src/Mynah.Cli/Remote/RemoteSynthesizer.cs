using Mynah.Client.CosyVoice;
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

    /// <summary>The tasks of CosyVoice.</summary>
    CosyVoice,
}

/// <summary>A service as a synthesizer over any of its protocols.</summary>
internal sealed class RemoteSynthesizer : ISpeechSynthesizer, IAsyncDisposable
{
    private const string InstructModel = "qwen3-tts-instruct-flash";

    private readonly QwenTtsRealtimeClient _realtime;
    private readonly QwenTtsClient _http;
    private readonly CosyVoiceClient _cosyVoice;
    private readonly HttpClient _connections = new() { Timeout = Timeout.InfiniteTimeSpan }; // the client limits each phase
    private readonly RemoteTransport _transport;

    public RemoteSynthesizer(RemoteService service, RemoteTransport transport = RemoteTransport.ByModel)
    {
        _realtime = new QwenTtsRealtimeClient(service.Options);
        _http = new QwenTtsClient(_connections, service.Options);
        _cosyVoice = new CosyVoiceClient(service.Options);
        _transport = transport;
    }

    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        if (IsCosyVoice(_transport, options.Model))
            return _cosyVoice.AsSynthesizer().SynthesizeAsync(commands, options, cancellationToken);
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
        return _cosyVoice.DisposeAsync();
    }

    /// <summary>True when the speech goes over CosyVoice's tasks: asked for, or the only way to the model.</summary>
    public static bool IsCosyVoice(RemoteTransport transport, string? model) => transport == RemoteTransport.CosyVoice
        || (transport == RemoteTransport.ByModel && model is not null && ModelCatalogue.Find(model)?.Takes(CatalogueModel.InferenceApi) == true);

    private static string DefaultModel(bool isRealtime, string? instructions) => (isRealtime, instructions) switch
    {
        (true, null) => QwenTtsRealtimeClient.DefaultModel,
        (true, _) => InstructModel + "-realtime",
        (false, null) => QwenTtsClient.DefaultModel,
        (false, _) => InstructModel,
    };
}
