using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Mynah.Diagnostics;

/// <summary>Measures any synthesizer: latency, gaps, real-time factor, characters, cancels, errors; one activity for each stream.</summary>
public sealed class MeasuredSynthesizer(ISpeechSynthesizer inner, TimeProvider? clock = null) : ISpeechSynthesizer
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc />
    public IAsyncEnumerable<SpeechEvent> SynthesizeAsync(
        IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken = default)
    {
        var times = new Times(_clock);
        IAsyncEnumerable<SpeechEvent> events;
        try
        {
            events = inner.SynthesizeAsync(times.Watch(commands), options, cancellationToken);
        }
        catch (SpeechException error)
        {
            Times.Fail(error.Code.ToString());
            throw;
        }
        return RunAsync(events, options, times, cancellationToken);
    }

    private static async IAsyncEnumerable<SpeechEvent> RunAsync(
        IAsyncEnumerable<SpeechEvent> events, SpeechOptions options, Times times, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = SpeechTelemetry.Source.StartActivity("speak");
        activity?.SetTag("mynah.model", options.Model);
        activity?.SetTag("mynah.voice", options.Voice);
        var reader = events.GetAsyncEnumerator(cancellationToken);
        await using var closing = reader.ConfigureAwait(false);
        while (await NextAsync(reader, activity).ConfigureAwait(false))
        {
            times.Note(reader.Current);
            yield return reader.Current;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SpeechEvent> reader, Activity? activity)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var code = error is SpeechException speech ? speech.Code.ToString() : "Internal";
            Times.Fail(code);
            activity?.SetStatus(ActivityStatusCode.Error, code);
            throw;
        }
    }

    private sealed class Times(TimeProvider clock)
    {
        private long _firstText;
        private long _began;
        private long _lastAudio;
        private bool _hasHeard;

        public async IAsyncEnumerable<SpeechCommand> Watch(IAsyncEnumerable<SpeechCommand> commands)
        {
            await foreach (var command in commands.ConfigureAwait(false))
            {
                if (Volatile.Read(ref _firstText) == 0)
                    Volatile.Write(ref _firstText, clock.GetTimestamp());
                yield return command;
            }
        }

        public void Note(SpeechEvent happened)
        {
            switch (happened)
            {
                case UtteranceStarted:
                    _began = clock.GetTimestamp();
                    _lastAudio = 0;
                    break;
                case AudioChunk:
                    NoteAudio(clock.GetTimestamp());
                    break;
                case UtteranceEnded ended:
                    NoteEnd(ended);
                    break;
            }
        }

        public static void Fail(string code) => SpeechTelemetry.Errors.Add(1, new KeyValuePair<string, object?>("code", code));

        private void NoteAudio(long now)
        {
            if (!_hasHeard)
                SpeechTelemetry.FirstAudio.Record(clock.GetElapsedTime(Volatile.Read(ref _firstText), now).TotalSeconds);
            else if (_lastAudio != 0)
                SpeechTelemetry.Gap.Record(clock.GetElapsedTime(_lastAudio, now).TotalSeconds);
            _hasHeard = true;
            _lastAudio = now;
        }

        private void NoteEnd(UtteranceEnded ended)
        {
            SpeechTelemetry.Characters.Add(ended.Usage.Characters);
            SpeechTelemetry.Audio.Add(ended.Usage.Duration.TotalSeconds);
            if (ended.Status == UtteranceStatus.Cancelled)
                SpeechTelemetry.Cancels.Add(1);
            else if (ended.Usage.Duration > TimeSpan.Zero)
                SpeechTelemetry.RealTimeFactor.Record(clock.GetElapsedTime(_began) / ended.Usage.Duration);
        }
    }
}
