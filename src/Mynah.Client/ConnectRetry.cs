using Microsoft.Extensions.Logging;

namespace Mynah.Client;

/// <summary>
/// Makes a connection again when that is safe: the service refused because of load, or could not be reached at all, so that no text
/// was taken in. Waits half a second at most before the first repetition and twice as long before each next, at random so that many
/// clients do not come back at once (dossier 03 §4). A passed time limit is not repeated: it has cost its time already.
/// </summary>
internal sealed class ConnectRetry(int retries, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    public async Task<T> RunAsync<T>(string host, Func<Task<T>> attempt, Func<SpeechException, bool> isSafe, CancellationToken cancellationToken)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (SpeechException error) when (tried < retries && isSafe(error))
            {
                var longest = FirstDelay * Math.Pow(2, tried);
                var delay = longest * (0.5 + (Random.Shared.NextDouble() / 2));
                ClientLog.Retry(logger, host, error.Code, error.StatusCode, error.RequestId, tried + 1, retries, (int)delay.TotalMilliseconds);
                await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
