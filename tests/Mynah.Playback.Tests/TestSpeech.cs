using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mynah.Audio;

namespace Mynah.Playback.Tests;

/// <summary>Streams of events with known samples and words: word n is n·100 ms after the utterance's beginning, and as long.</summary>
internal static class TestSpeech
{
    public const int Rate = 24000;
    public static readonly AudioFormat Pcm = new(AudioEncoding.Pcm, Rate);
    public static readonly TimeSpan Word = TimeSpan.FromMilliseconds(100);

    /// <summary>A sample that is never silence, and tells its place.</summary>
    public static short Sample(long at) => (short)(1000 + (at % 20000));

    public static short[] Samples(int count) => [.. Enumerable.Range(0, count).Select(at => Sample(at))];

    /// <summary>Silence before the speech: what a recorder of a server that was idle misses.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    /// <summary>The same after a silence.</summary>
    public static async IAsyncEnumerable<SpeechEvent> SpeakAfterSilence(
        IEnumerable<string> texts, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return AudioChunk.Copy("silence", new byte[2 * (int)(Silence.TotalSeconds * Rate)], TimeSpan.Zero, Silence);
        await foreach (var speechEvent in Speak(texts, cancellationToken: cancellationToken))
        {
            yield return speechEvent is WordsSpoken spoken
                ? spoken with { Words = [.. spoken.Words.Select(word => word with { Start = word.Start + Silence, End = word.End + Silence })] }
                : speechEvent;
        }
    }

    /// <summary>Utterances of the given texts, a word in every 100 ms.</summary>
    public static async IAsyncEnumerable<SpeechEvent> Speak(
        IEnumerable<string> texts, bool hasWords = true, Func<int, Task>? beforeChunk = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = 0L;
        var utterance = 0;
        var chunks = 0;
        foreach (var text in texts)
        {
            var id = $"utterance-{++utterance}";
            var start = TimeOf(position);
            yield return new UtteranceStarted(id, text);
            var words = WordsOf(text, start).ToList();
            if (hasWords)
                yield return new WordsSpoken(id, words);
            for (var i = 0; i < words.Count; i++)
            {
                await (beforeChunk?.Invoke(chunks++) ?? Task.CompletedTask);
                cancellationToken.ThrowIfCancellationRequested();
                yield return Chunk(id, position, (int)(Word.TotalSeconds * Rate));
                position += (int)(Word.TotalSeconds * Rate);
            }
            yield return new UtteranceEnded(id, UtteranceStatus.Completed, new SpeechUsage(text.Length, TimeOf(position) - start));
        }
    }

    public static IEnumerable<SpokenWord> WordsOf(string text, TimeSpan start)
    {
        var index = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd('.', ',');
            index = text.IndexOf(bare, index, StringComparison.Ordinal);
            yield return new SpokenWord(bare, index, bare.Length, start, start += Word);
            index += bare.Length;
        }
    }

    public static AudioChunk Chunk(string id, long from, int count)
    {
        var samples = new short[count];
        for (var i = 0; i < count; i++)
            samples[i] = Sample(from + i);
        return AudioChunk.Copy(id, MemoryMarshal.AsBytes(samples.AsSpan()), TimeOf(from), TimeOf(count));
    }

    private static TimeSpan TimeOf(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / Rate);
}
