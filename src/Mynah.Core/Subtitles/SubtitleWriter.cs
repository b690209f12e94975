using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mynah.Subtitles;

/// <summary>
/// Writes the words of a stream as they are spoken, in constant memory. Give it every event of the stream in order, then
/// <see cref="CompleteAsync"/>. For one thread.
/// </summary>
/// <param name="format">What to write.</param>
/// <param name="output">Takes the text, UTF-8; stays the caller's.</param>
public sealed class SubtitleWriter(SubtitleFormat format, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> output)
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly StringBuilder _text = new();
    private readonly List<SpokenWord> _words = [];
    private UtteranceStarted? _utterance;
    private int _written;
    private int _offset;

    /// <summary>Takes one event; others than utterances and words are ignored.</summary>
    public async ValueTask AddAsync(SpeechEvent speechEvent, CancellationToken cancellationToken = default)
    {
        switch (speechEvent)
        {
            case UtteranceStarted started:
                _utterance = started;
                _words.Clear();
                break;
            case WordsSpoken spoken:
                _words.AddRange(spoken.Words);
                break;
            case UtteranceEnded ended when _utterance is not null:
                WriteUtterance(_utterance.Text);
                _offset += _utterance.Text.Length;
                await FlushAsync(cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Ends the document.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_written == 0)
            WriteBeginning();
        if (format == SubtitleFormat.Json)
            _text.Append("\n]}\n");
        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void WriteUtterance(string text)
    {
        if (_written == 0)
            WriteBeginning();
        if (format == SubtitleFormat.Json)
        {
            foreach (var word in _words)
                WriteJson(word);
            return;
        }
        foreach (var cue in SubtitleCue.From(text, _words))
            WriteCue(cue);
    }

    private void WriteBeginning() => _text.Append(format switch
    {
        SubtitleFormat.Json => "{\"words\":[",
        SubtitleFormat.Vtt => "WEBVTT\n\n",
        _ => "",
    });

    private void WriteJson(SpokenWord word)
    {
        var text = JsonEncodedText.Encode(word.Text, Encoder);
        _text.Append(_written++ == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture,
            $"{{\"text\":\"{text}\",\"index\":{_offset + word.Index},\"length\":{word.Length},\"begin_time\":{Milliseconds(word.Start)},\"end_time\":{Milliseconds(word.End)}}}");
    }

    private void WriteCue(SubtitleCue cue)
    {
        _written++;
        if (format == SubtitleFormat.Srt)
            _text.Append(_written).Append('\n');
        _text.Append(Time(cue.Start)).Append(" --> ").Append(Time(cue.End)).Append('\n').Append(Escape(cue.Text)).Append("\n\n");
    }

    // WebVTT gives '&', '<' and '>' a meaning (W3C WebVTT, cue text); SubRip has no escapes.
    private string Escape(string text) => format == SubtitleFormat.Vtt
        ? text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        : text;

    private string Time(TimeSpan time)
    {
        var fraction = format == SubtitleFormat.Srt ? ',' : '.';
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{fraction}{time.Milliseconds:000}");
    }

    private static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_text.Length == 0)
            return;
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        await output(bytes, cancellationToken).ConfigureAwait(false);
    }
}
