using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mynah.Client;
using Mynah.Client.Realtime;
using Mynah.Engines;
using Mynah.Server;
using Mynah.Voices;
using Mynah.Voices.Storage;

namespace Mynah.Testing;

/// <summary>The real server on a free port, speaking with a tone. Everything it writes goes into a folder of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, string folder) => (_app, Folder) = (app, folder);

    public string Folder { get; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<TestServer> StartAsync(
        Action<MynahServerOptions>? configure = null, ISpeechSynthesizer? synthesizer = null, TimeProvider? clock = null,
        string url = "http://127.0.0.1:0", RecordedLog? log = null, ISpeechEngine? engine = null, string? voices = null)
    {
        var folder = Directory.CreateTempSubdirectory("mynah-server-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log);
        builder.WebHost.UseUrls(url);
        engine ??= new NamedTones();
        if (voices is not null)
            builder.Services.AddSingleton(_ => VoiceRegistry.OpenFile(Path.Combine(voices, "voices.db"))).AddSingleton(engine);
        builder.Services.AddSingleton(provider => synthesizer ?? new LocalSynthesizer(engine, voices: new VoiceDirectory(engine, provider.GetService<IVoiceRegistry>())));
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        builder.Services.AddMynahServer(options =>
        {
            options.ResultFolder = Path.Combine(folder, "results");
            options.VoiceFolder = voices ?? Path.Combine(folder, "voices");
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapMynah();
        var server = new TestServer(app, folder);
        try
        {
            await app.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public MynahClientOptions ClientOptions(string key = "sk-any") => new() { ApiKey = key, BaseUrl = Address };

    public QwenTtsRealtimeClient RealtimeClient(string key = "sk-any") => new(ClientOptions(key));

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The tone engine under the names of some catalogue voices.</summary>
    public sealed class NamedTones : ISpeechEngine
    {
        public ToneEngine Inner { get; } = new();

        public EngineInfo Info => Inner.Info;

        public VoiceProfile? FindVoice(string name)
            => name is "Cherry" or "Serena" or "Ethan" ? new VoiceProfile { Id = name } : Inner.FindVoice(name);

        public IAsyncEnumerable<SpeechFrame> SpeakAsync(Text.SpeechSegment segment, VoiceProfile voice, CancellationToken cancellationToken = default)
            => Inner.SpeakAsync(segment, voice, cancellationToken);

        public ValueTask DisposeAsync() => Inner.DisposeAsync();
    }
}
