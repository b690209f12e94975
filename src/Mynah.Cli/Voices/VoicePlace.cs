using System.CommandLine;
using Mynah.Cli.Remote;
using Mynah.Client;
using Mynah.Client.Voices;

namespace Mynah.Cli.Voices;

/// <summary>Where custom voices are kept: the user's own, on a server, or in the cloud.</summary>
internal sealed class VoicePlace : IAsyncDisposable
{
    private readonly LocalVoiceService? _local;
    private readonly HttpClient _http;

    private VoicePlace(LocalVoiceService? local, HttpClient http, MynahClientOptions options)
        => (_local, _http, Client) = (local, http, new VoiceClient(http, options));

    public VoiceClient Client { get; }

    /// <summary>The option of every command about custom voices.</summary>
    public static Option<string?> Remote { get; } = new("--remote")
    {
        Description = "Ask a service instead of your own voices: its address, beijing or singapore. Default: as for `mynah say --remote`.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "URL",
    };

    public static async Task<VoicePlace> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetResult(Remote) is null)
        {
            var local = await LocalVoiceService.StartAsync(cancellationToken);
            return new VoicePlace(local, local.Connect(), new MynahClientOptions { ApiKey = "sk-local", BaseUrl = new Uri("http://localhost") });
        }
        var service = RemoteService.Find(parsed.GetValue(Remote));
        if (service.IsLocal)
            service.WithLocalKey();
        return new VoicePlace(null, new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, service.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_local is not null)
            await _local.DisposeAsync();
    }
}
