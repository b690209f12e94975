using System.Runtime.CompilerServices;

namespace Mynah;

/// <summary>Turns text that arrives with pauses into commands.</summary>
public static class PauseCommits
{
    /// <summary>
    /// The pieces as <see cref="AppendText"/>, and a <see cref="Commit"/> whenever no piece came for a while, so that what was written so far
    /// is spoken although its sentence is not complete.
    /// </summary>
    /// <param name="text">Pieces, cut anywhere.</param>
    /// <param name="pause">How long; above zero.</param>
    /// <param name="clock">Measures it; null for the system's.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static IAsyncEnumerable<SpeechCommand> CommitAfter(
        this IAsyncEnumerable<string> text, TimeSpan pause, TimeProvider? clock = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pause, TimeSpan.Zero);
        return RunAsync(text, pause, clock ?? TimeProvider.System, cancellationToken);
    }

    private static async IAsyncEnumerable<SpeechCommand> RunAsync(
        IAsyncEnumerable<string> text, TimeSpan pause, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pieces = text.GetAsyncEnumerator(stop.Token);
        await using var closing = pieces.ConfigureAwait(false);
        var next = Task.FromResult(true);
        try
        {
            var isOpen = false; // something waits to be committed
            while (true)
            {
                next = pieces.MoveNextAsync().AsTask();
                if (isOpen && !await CameInAsync(next, pause, clock, stop.Token).ConfigureAwait(false))
                {
                    isOpen = false;
                    yield return new Commit();
                }
                if (!await next.ConfigureAwait(false))
                    yield break;
                isOpen |= pieces.Current.Length > 0;
                yield return new AppendText(pieces.Current);
            }
        }
        finally
        {
            // A source must not be disposed while it is being asked for its next piece.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> CameInAsync(Task next, TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(pause, clock, limit.Token);
        var first = await Task.WhenAny(next, timer).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        return first == next;
    }
}
