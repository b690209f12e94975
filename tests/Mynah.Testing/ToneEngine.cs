using System.Runtime.CompilerServices;
using Mynah.Engines;
using Mynah.Text;

namespace Mynah.Testing;

/// <summary>
/// An engine that whistles: every character of the spoken text sounds for <see cref="Character"/>, every word is marked. Lets the
/// pipeline be tested sample by sample. A gate can hold it back.
/// </summary>
public sealed class ToneEngine : ISpeechEngine
{
    /// <summary>How long a character sounds.</summary>
    public static readonly TimeSpan Character = TimeSpan.FromMilliseconds(50);

    private const int SampleRate = 24000;
    private const int FrameSamples = SampleRate / 20;

    /// <summary>Asked for before every frame; lets a test stop the engine in the middle.</summary>
    public Func<int, CancellationToken, Task> Gate { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Texts of the segments that were begun, in order.</summary>
    public List<string> Spoken { get; } = [];

    /// <summary>Makes only zeros, as a broken engine would.</summary>
    public bool IsSilent { get; set; }

    /// <inheritdoc />
    public EngineInfo Info { get; } = new("tone", SampleRate, ["en", "zh"]);

    /// <inheritdoc />
    public VoiceProfile? FindVoice(string name) => name.StartsWith("tone:", StringComparison.Ordinal) ? new VoiceProfile { Id = name } : null;

    /// <inheritdoc />
    public async IAsyncEnumerable<SpeechFrame> SpeakAsync(
        SpeechSegment segment, VoiceProfile voice, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        lock (Spoken)
            Spoken.Add(segment.Text);
        var time = TimeSpan.Zero;
        var count = 0;
        foreach (var run in segment.Runs)
        {
            for (var i = 0; i < run.Spoken.Text.Length; i++, time += Character)
            {
                await Gate(count++, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                var samples = IsSilent ? new float[FrameSamples] : Tone.Sine(440, SampleRate, Character.TotalSeconds);
                yield return new SpeechFrame(samples, WordAt(run, i, time));
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static WordMark[] WordAt(SpokenRun run, int index, TimeSpan time)
    {
        var text = run.Spoken.Text;
        if (!char.IsLetterOrDigit(text[index]) || (index > 0 && char.IsLetterOrDigit(text[index - 1])))
            return [];
        var end = index;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return [new WordMark(run.Spoken.ToSource(new TextSpan(index, end - index)), time)];
    }
}
