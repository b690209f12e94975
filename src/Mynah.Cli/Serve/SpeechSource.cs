using Mynah.Cli.Remote;
using Mynah.Engines;
using Mynah.Ssml;
using Mynah.Voices;
using Mynah.Voices.Storage;

namespace Mynah.Cli.Serve;

/// <summary>What the server speaks with: the embedded engine, or another service behind the same contract.</summary>
/// <param name="Synthesizer">Speaks.</param>
/// <param name="Description">For the line that says the server is ready.</param>
/// <param name="IsEngine">True for the embedded engine, which does not follow instructions by itself.</param>
/// <param name="Owner">What to dispose.</param>
internal sealed record SpeechSource(ISpeechSynthesizer Synthesizer, string Description, bool IsEngine, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <summary>Makes and speaks custom voices; null in a gateway, whose service has its own.</summary>
    public ISpeechEngine? Engine { get; private init; }

    /// <summary>Keeps custom voices; null in a gateway.</summary>
    public IVoiceRegistry? Voices { get; private init; }

    /// <exception cref="SpeechException">Nothing could be spoken: a missing package, or no key for the service.</exception>
    public static async Task<SpeechSource> CreateAsync(ServeRequest request, CancellationToken cancellationToken)
    {
        if (request.Gateway is null)
        {
            var voices = await OpenVoicesAsync(request, cancellationToken);
            var speech = new LocalSpeech(
                request.Workers, sounds: new WebSoundSource(new SoundLimits { AllowPrivateAddresses = request.AllowPrivateSounds }), voices: voices);
            try
            {
                await speech.Engine.StartAsync(cancellationToken);
            }
            catch
            {
                await speech.DisposeAsync();
                await voices.DisposeAsync();
                throw;
            }
            return new SpeechSource(speech.Synthesizer, "embedded engine", IsEngine: true, speech) { Engine = speech.Engine, Voices = voices };
        }
        var service = RemoteService.Find(request.Gateway);
        if (service.IsLocal)
            service.WithLocalKey();
        var credential = service.Credential();
        var remote = new RemoteSynthesizer(service);
        return new SpeechSource(remote, $"gateway to {service.Addresses.Http}, {credential}", IsEngine: false, remote);
    }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        if (Voices is not null)
            await Voices.DisposeAsync();
    }

    private static async Task<IVoiceRegistry> OpenVoicesAsync(ServeRequest request, CancellationToken cancellationToken)
        => request.VoiceDatabase is { } connection
            ? await VoiceRegistry.OpenPostgresAsync(connection, cancellationToken)
            : VoiceRegistry.OpenFile(Path.Combine(request.VoiceFolder ?? UserFolders.Voices, "voices.db"));
}
