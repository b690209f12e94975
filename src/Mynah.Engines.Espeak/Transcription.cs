using System.Text;
using Mynah.Engines.Espeak.Workers;

namespace Mynah.Engines.Espeak;

/// <summary>Gets the phonemes of a run from a borrowed worker. A lost worker is replaced and another one asked, once.</summary>
internal static class Transcription
{
    internal static async Task<string> OfAsync(WorkerPool pool, PreparedRun run, CancellationToken cancellationToken)
    {
        var request = new TranscribeRequest(run);
        for (var isFirst = true; ; isFirst = false)
        {
            var worker = await pool.TakeAsync(request.Voice, static () => { }, cancellationToken).ConfigureAwait(false);
            if (await worker.TranscribeAsync(request).ConfigureAwait(false) && await worker.NextAsync().ConfigureAwait(false)
                && (WorkerFrame)worker.Body[0] is WorkerFrame.Phonemes or WorkerFrame.Error)
            {
                var answer = Read(worker.Body);
                pool.Return(worker);
                return answer.Phonemes ?? throw Refused(answer.Reason);
            }
            var death = await worker.DeathAsync().ConfigureAwait(false);
            pool.Replace(worker);
            if (!isFirst)
                throw Refused(death.ToString());
        }
    }

    // A clause a line; espeak-ng begins each with a blank.
    private static (string? Phonemes, string Reason) Read(ReadOnlySpan<byte> body) => (WorkerFrame)body[0] == WorkerFrame.Error
        ? (null, WorkerProtocol.ReadError(body).Message)
        : (string.Join(' ', Encoding.UTF8.GetString(body[5..]).Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries)), "");

    private static SpeechException Refused(string reason)
        => new(SpeechErrorCode.EngineFailed, SpeechStage.Synthesize, $"espeak-ng gave no phonemes: {reason}");
}
