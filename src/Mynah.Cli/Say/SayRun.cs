using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Mynah.Subtitles;

namespace Mynah.Cli.Say;

/// <summary>Carries out <c>mynah say</c>: one pass over the events, audio and words written as they come.</summary>
internal sealed class SayRun(SayRequest request)
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private SpeechUsage _usage;
    private TimeSpan? _firstAudio;
    private long _bytes;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var loudspeaker = Loudspeaker.Find(request.Play, request.IsPlayUsual);
        await using var speech = new SpeechMaker(request.Service, request.Lexicon, request.Text.Folder);
        var events = speech.SpeakAsync(request.Text, request.Options, request.FlushAfter, cancellationToken);
        await using var audio = request.IsToStandardOutput ? null : new OutputFile(request.OutPath);
        await using var standard = request.IsToStandardOutput ? StandardOutput() : null;
        await using var words = request.WordsPath is null ? null : new OutputFile(request.WordsPath);
        var subtitles = words is null ? null : new SubtitleWriter(request.WordsFormat, words.WriteAsync);
        var languages = new LanguageWarnings(speech.Languages, request.Options.Voice);
        await using var progress = SayProgress.Start(request.Text.Bytes);

        await loudspeaker.PlayAsync(WriteAll(), request.Options.Format, cancellationToken);
        if (audio is not null)
            await audio.CompleteAsync(request.Options.Format, cancellationToken);
        if (subtitles is not null && words is not null)
        {
            await subtitles.CompleteAsync(cancellationToken);
            await words.CompleteAsync(cancellationToken: cancellationToken);
        }
        await progress.DisposeAsync();
        Tell();
        return ExitCode.Done;

        // Written first, then played: one pass for both, which the loudspeaker leads.
        async IAsyncEnumerable<SpeechEvent> WriteAll()
        {
            await foreach (var speechEvent in events.WithCancellation(cancellationToken))
            {
                if (speechEvent is AudioChunk chunk)
                    await WriteAsync(chunk, audio, standard, cancellationToken);
                if (subtitles is not null)
                    await subtitles.AddAsync(speechEvent, cancellationToken);
                if (speechEvent is UtteranceEnded ended)
                    _usage = new SpeechUsage(_usage.Characters + ended.Usage.Characters, _usage.Duration + ended.Usage.Duration);
                progress.Report(speechEvent);
                languages.Tell(speechEvent);
                yield return speechEvent;
            }
        }
    }

    private async ValueTask WriteAsync(AudioChunk chunk, OutputFile? audio, Stream? standard, CancellationToken cancellationToken)
    {
        _firstAudio ??= Stopwatch.GetElapsedTime(_begin);
        _bytes += chunk.Data.Length;
        if (audio is not null)
            await audio.WriteAsync(chunk.Data, cancellationToken);
        if (standard is not null)
            await WriteStandardAsync(standard, chunk.Data, cancellationToken);
    }

    // The console's own stream says nothing when its reader has left; a file stream on the same handle does.
    private static FileStream StandardOutput() => new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

    private static async ValueTask WriteStandardAsync(Stream standard, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        try
        {
            // A reader that stopped reading blocks the write, which cannot be cancelled; leaving must not wait for it.
            await Task.Run(() => standard.Write(data.Span), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Encode,
                $"Standard output could not be written before all was spoken. {exception.Message} Check the program that reads it, and the disk.", exception);
        }
    }

    private void Tell()
    {
        var summary = new SaySummary(
            request.IsToStandardOutput ? null : request.OutPath,
            request.Options.Format.Encoding.ToString().ToLowerInvariant(),
            request.Options.Format.SampleRate,
            Math.Round(_usage.Duration.TotalSeconds, 3),
            _usage.Characters,
            _bytes,
            request.WordsPath,
            Math.Round(_firstAudio?.TotalMilliseconds ?? 0, 1),
            Math.Round(Stopwatch.GetElapsedTime(_begin).TotalSeconds, 3));
        if (request.IsJson)
            Console.WriteLine(summary.ToJson());
        else if (!request.IsToStandardOutput)
            TellPeople(summary.ToString());
    }

    private static void TellPeople(string summary)
    {
        try
        {
            Console.WriteLine(summary);
        }
        catch (IOException)
        {
            // The file is complete, and nobody listens to hear of it.
        }
    }
}
