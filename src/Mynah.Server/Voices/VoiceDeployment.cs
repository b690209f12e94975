using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mynah.Engines;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>
/// Makes the voices that were accepted as <c>DEPLOYING</c>, one after another, and takes up after a restart what was interrupted. A
/// voice that was changed or deleted meanwhile is left alone.
/// </summary>
internal sealed partial class VoiceDeployment(
    SampleFiles files, TimeProvider clock, ILogger<VoiceDeployment> logger, IServiceProvider services, IVoiceRegistry? registry = null) : BackgroundService
{
    // Ids only. A request waits for room, so that a burst of creates slows down instead of growing.
    private readonly Channel<(string Owner, string Id)> _waiting = Channel.CreateBounded<(string, string)>(256);

    /// <summary>Has a voice made.</summary>
    public ValueTask BeginAsync(StoredVoice voice, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync((voice.Owner, voice.Id), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (registry is null || services.GetService<ISpeechEngine>() is null)
            return;
        var workshop = services.GetRequiredService<VoiceWorkshop>();
        await Task.Yield();
        foreach (var voice in await registry.ListUnfinishedAsync(stoppingToken).ConfigureAwait(false))
            await TryFinishAsync(workshop, voice, stoppingToken).ConfigureAwait(false);
        await files.SweepAsync(registry, stoppingToken).ConfigureAwait(false);
        await foreach (var (owner, id) in _waiting.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            if (await registry.FindAsync(owner, id, stoppingToken).ConfigureAwait(false) is { State: VoiceState.Deploying } voice)
                await TryFinishAsync(workshop, voice, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task TryFinishAsync(VoiceWorkshop workshop, StoredVoice voice, CancellationToken cancellationToken)
    {
        try
        {
            // Several servers on one database each have their own samples: one without the file leaves the voice to the other.
            if (await files.ReadAsync(voice.Sample!, cancellationToken).ConfigureAwait(false) is not { } file)
                return;
            var report = await SampleLoader.CheckAsync(file, voice.Family, cancellationToken).ConfigureAwait(false);
            var profile = await workshop.CloneAsync(voice, report, cancellationToken).ConfigureAwait(false);
            await EndAsync(voice with { State = VoiceState.Usable, Profile = profile }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(logger, voice.Id, error);
            if (error is not SpeechException { IsRetrySafe: true })
                await EndAsync(voice with { State = VoiceState.Refused }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task EndAsync(StoredVoice voice, CancellationToken cancellationToken)
    {
        try
        {
            await registry!.UpdateAsync(voice with { ModifiedAt = clock.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechException error)
        {
            LogFailed(logger, voice.Id, error); // it stays unfinished and is taken up at the next start
        }
    }

    [LoggerMessage(71, LogLevel.Warning, "Voice {Id} could not be made")]
    private static partial void LogFailed(ILogger logger, string id, Exception error);
}
