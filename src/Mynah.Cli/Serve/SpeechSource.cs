using Mynah.Cli.Remote;
using Mynah.Ssml;

namespace Mynah.Cli.Serve;

/// <summary>What the server speaks with: the embedded engine, or another service behind the same contract.</summary>
/// <param name="Synthesizer">Speaks.</param>
/// <param name="Description">For the line that says the server is ready.</param>
/// <param name="IsEngine">True for the embedded engine, which does not follow instructions by itself.</param>
/// <param name="Owner">What to dispose.</param>
internal sealed record SpeechSource(ISpeechSynthesizer Synthesizer, string Description, bool IsEngine, IAsyncDisposable Owner) : IAsyncDisposable
{
    /// <exception cref="SpeechException">Nothing could be spoken: a missing package, or no key for the service.</exception>
    public static async Task<SpeechSource> CreateAsync(ServeRequest request, CancellationToken cancellationToken)
    {
        if (request.Gateway is null)
        {
            var speech = new LocalSpeech(
                request.Workers, sounds: new WebSoundSource(new SoundLimits { AllowPrivateAddresses = request.AllowPrivateSounds }));
            try
            {
                await speech.Engine.StartAsync(cancellationToken);
            }
            catch
            {
                await speech.DisposeAsync();
                throw;
            }
            return new SpeechSource(speech.Synthesizer, "embedded engine", IsEngine: true, speech);
        }
        var service = RemoteService.Find(request.Gateway);
        if (service.IsLocal)
            service.WithLocalKey();
        var credential = service.Credential();
        var remote = new RemoteSynthesizer(service);
        return new SpeechSource(remote, $"gateway to {service.Addresses.Http}, {credential}", IsEngine: false, remote);
    }

    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
