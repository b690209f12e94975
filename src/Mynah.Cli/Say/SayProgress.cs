using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Mynah.Cli.Say;

/// <summary>Tells how far a long text is: a bar on a terminal, a line now and then elsewhere. Says nothing of short texts.</summary>
internal sealed class SayProgress : IAsyncDisposable
{
    // About two minutes of speech; anything shorter is done before a bar would be read.
    private const int LongText = 2000;
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    private readonly long _total;
    private readonly TerminalBar? _bar;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private TimeSpan _lastLine;
    private TimeSpan _audio;
    private int _current;
    private long _spoken;

    private SayProgress(long total, TerminalBar? bar) => (_total, _bar) = (total, bar);

    /// <summary>Begins.</summary>
    /// <param name="bytes">Length of the text; null when unknown, which shows nothing.</param>
    public static SayProgress Start(long? bytes)
    {
        var total = bytes is >= LongText ? bytes.Value : 0;
        return new SayProgress(total, total > 0 && !Console.IsErrorRedirected ? new TerminalBar() : null);
    }

    public void Report(SpeechEvent speechEvent)
    {
        if (_total == 0)
            return;
        switch (speechEvent)
        {
            case UtteranceStarted started:
                _current = Encoding.UTF8.GetByteCount(started.Text);
                break;
            case UtteranceEnded ended:
                _spoken += _current;
                _audio += ended.Usage.Duration;
                Show();
                break;
        }
    }

    public ValueTask DisposeAsync() => _bar?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Show()
    {
        var part = Math.Min(1.0, (double)_spoken / _total);
        if (_bar is not null)
        {
            _bar.Set(part);
            return;
        }
        var elapsed = Stopwatch.GetElapsedTime(_begin);
        if (elapsed - _lastLine < LineInterval || part >= 1)
            return;
        _lastLine = elapsed;
        var left = elapsed * (1 / part - 1);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"mynah: {part:0 %} spoken, {_audio:hh\\:mm\\:ss} of audio, {left:hh\\:mm\\:ss} left"));
    }
}
