using System.Runtime.CompilerServices;
using Mynah.Text;

namespace Mynah;

/// <summary>
/// How every synthesizer obeys <see cref="SpeechOptions.Filter"/>: it calls this, and is called back with the filtered text and
/// without the option. Events that leave tell of the text as it was appended, marks and all.
/// </summary>
public static class FilteredSpeech
{
    /// <summary>Speaks filtered text.</summary>
    /// <param name="synthesizer">Speaks what the filter leaves.</param>
    /// <param name="commands">With the text as it is written.</param>
    /// <param name="options">With a filter.</param>
    /// <param name="cancellationToken">As <see cref="ISpeechSynthesizer.SynthesizeAsync"/>.</param>
    /// <exception cref="SpeechException">As the synthesizer; or there was text, and the filter left nothing of it.</exception>
    public static IAsyncEnumerable<SpeechEvent> Synthesize(
        ISpeechSynthesizer synthesizer, IAsyncEnumerable<SpeechCommand> commands, SpeechOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(synthesizer);
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(options);
        var text = new FilteredText(options.Filter ?? new TextFilterOptions(), options.Language);
        // Called here, not on the first read, so that options are refused at once.
        var events = synthesizer.SynthesizeAsync(Filter(commands, text, options.Mode, cancellationToken), options with { Filter = null }, cancellationToken);
        return Restore(events, text, cancellationToken);
    }

    private static async IAsyncEnumerable<SpeechCommand> Filter(
        IAsyncEnumerable<SpeechCommand> commands, FilteredText text, SegmentationMode mode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var command in commands.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            switch (command)
            {
                case AppendText append:
                    if (text.Append(append.Text) is { Length: > 0 } made)
                        yield return new AppendText(made);
                    continue;
                case Commit when text.Flush() is { Length: > 0 } rest:
                    yield return new AppendText(rest);
                    break;
                // Cancel leaves text that is not committed, which in automatic mode there is none of.
                case Clear:
                case Cancel when mode == SegmentationMode.Auto:
                    text.Clear();
                    break;
            }
            yield return command;
        }
        if (text.Flush() is { Length: > 0 } last)
            yield return new AppendText(last);
    }

    private static async IAsyncEnumerable<SpeechEvent> Restore(
        IAsyncEnumerable<SpeechEvent> events, FilteredText text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hasSpoken = false;
        await foreach (var speechEvent in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            hasSpoken = true;
            yield return speechEvent switch
            {
                UtteranceStarted started => started with { Text = text.Begin(started.Text) },
                WordsSpoken spoken => spoken with { Words = text.Restore(spoken.Words) },
                _ => speechEvent,
            };
        }
        if (!hasSpoken && text.HasLostAll)
            throw SpeechException.Invalid("The filter left nothing of the text that could be said. Let it read or summarize code, tables and addresses, or speak the text without it.");
    }
}
