using Mynah.Audio;
using Mynah.Cli.Say;
using Mynah.Playback;

namespace Mynah.Cli;

/// <summary>The loudspeaker of a command. Looked for while the speech is being made, for that takes a moment.</summary>
internal sealed class Loudspeaker : IAsyncDisposable
{
    private readonly Task<SpeechPlayer?> _opening;

    private Loudspeaker(Task<SpeechPlayer?> opening) => _opening = opening;

    /// <summary>Begins to look for the device.</summary>
    /// <param name="arguments">Whether to play; when that is not said, a machine without a loudspeaker is no failure.</param>
    /// <param name="isUsual">Whether to play when it is not said.</param>
    public static Loudspeaker Find(PlayArguments arguments, bool isUsual) => new(
        arguments.IsPlayed ?? isUsual ? Task.Run(() => Open(arguments)) : Task.FromResult<SpeechPlayer?>(null));

    /// <summary>The device; null when there is none, or it was not asked for.</summary>
    public Task<SpeechPlayer?> Player => _opening;

    /// <summary>Takes the events to their end, and plays them when there is a loudspeaker.</summary>
    /// <returns>Whether they were played.</returns>
    public async Task<bool> PlayAsync(IAsyncEnumerable<SpeechEvent> events, AudioFormat format, CancellationToken cancellationToken)
    {
        if (await _opening is { } player)
        {
            await player.Play(events, format, cancellationToken).Completion;
            return true;
        }
        await foreach (var speechEvent in events.WithCancellation(cancellationToken))
            (speechEvent as AudioChunk)?.Dispose();
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await ((Task)_opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_opening is { IsCompletedSuccessfully: true } && await _opening is { } player)
            await player.DisposeAsync();
    }

    private static SpeechPlayer? Open(PlayArguments arguments)
    {
        try
        {
            return new SpeechPlayer(new PlayerOptions { Device = arguments.Device });
        }
        catch (SpeechException) when (arguments.IsPlayed is null)
        {
            return null; // the file is what was asked for then
        }
    }
}
