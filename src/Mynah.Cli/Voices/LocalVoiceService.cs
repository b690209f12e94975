using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mynah.Engines;
using Mynah.Server;
using Mynah.Voices;
using Mynah.Voices.Storage;

namespace Mynah.Cli.Voices;

/// <summary>
/// The customization services on the user's own voices, for the life of one command: the same code, rules and files as
/// <c>mynah serve</c>, behind a socket in a private folder instead of a port.
/// </summary>
internal sealed class LocalVoiceService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LocalSpeech _speech;
    private readonly IVoiceRegistry _voices;
    private readonly string _folder;

    private LocalVoiceService(WebApplication app, LocalSpeech speech, IVoiceRegistry voices, string folder)
        => (_app, _speech, _voices, _folder) = (app, speech, voices, folder);

    public static async Task<LocalVoiceService> StartAsync(CancellationToken cancellationToken)
    {
        var voices = VoiceRegistry.OpenFile(LocalVoices.Path);
        var speech = new LocalSpeech(workers: 1, voices: voices);
        var folder = Directory.CreateTempSubdirectory("mynah-").FullName; // only for this user
        var service = new LocalVoiceService(Build(speech, voices, folder), speech, voices, folder);
        try
        {
            await service._app.StartAsync(cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connections to the service; the caller disposes them.</summary>
    public HttpClient Connect() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketIn(_folder)), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
        UseProxy = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _speech.DisposeAsync();
        await _voices.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string SocketIn(string folder) => Path.Combine(folder, "voices");

    private static WebApplication Build(LocalSpeech speech, IVoiceRegistry voices, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(server => server.ListenUnixSocket(SocketIn(folder)));
        builder.Logging.ClearProviders(); // what goes wrong is in the answers
        builder.Services.AddSingleton(speech.Synthesizer).AddSingleton<ISpeechEngine>(speech.Engine).AddSingleton(voices);
        builder.Services.AddMynahServer(options =>
        {
            options.VoiceFolder = UserFolders.Voices;
            options.ResultFolder = Path.Combine(folder, "results");
        });
        var app = builder.Build();
        app.MapMynah();
        return app;
    }
}
