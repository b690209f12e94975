using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Mynah.Playback;

/// <summary>The pieces of an answer. One that breaks off ends here, so that what came is still spoken; the failure is told afterwards.</summary>
internal sealed class AnswerSource(IAsyncEnumerable<string> pieces)
{
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Why the answer broke off; null when it did not.</summary>
    public ExceptionDispatchInfo? Failure => _failure;

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = pieces.GetAsyncEnumerator(cancellationToken);
        await using var closing = reader.ConfigureAwait(false);
        while (await MoveNextAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            // The first and the last piece of a language model are often empty (dossier 06 §6.1).
            if (!string.IsNullOrEmpty(reader.Current))
                yield return reader.Current;
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<string> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
            return false;
        }
    }
}
