using Mynah.Text;

namespace Mynah.Engines;

/// <summary>
/// A local engine: heavy, shared, safe for concurrent calls. It speaks one segment per call and knows nothing of streams,
/// encodings or protocols. Everything the engine starts (processes, models) ends with its disposal.
/// </summary>
public interface ISpeechEngine : IAsyncDisposable
{
    /// <summary>What the engine is and can do. Constant.</summary>
    EngineInfo Info { get; }

    /// <summary>Finds the voice that a name stands for in this engine, or null. Cheap; no audio is made.</summary>
    VoiceProfile? FindVoice(string name);

    /// <summary>Speaks one segment.</summary>
    /// <param name="segment">What to say. Non-empty.</param>
    /// <param name="voice">Who says it.</param>
    /// <param name="cancellationToken">Stops the engine within one of its buffers (about 50 ms of audio).</param>
    /// <returns>Frames at <see cref="EngineInfo.SampleRate"/>. A frame's memory is valid until the next one is asked for.</returns>
    /// <exception cref="SpeechException">The engine failed, also after its own retry; frames already given stay valid.</exception>
    IAsyncEnumerable<SpeechFrame> SpeakAsync(SpeechSegment segment, VoiceProfile voice, CancellationToken cancellationToken = default);
}

/// <summary>What an engine is and can do.</summary>
/// <param name="Name">Its name, as used in front of native voice names (<c>espeak</c>).</param>
/// <param name="SampleRate">The rate of its frames in Hz.</param>
/// <param name="Languages">Language codes it speaks.</param>
public sealed record EngineInfo(string Name, int SampleRate, IReadOnlyList<string> Languages);

/// <summary>Some samples and the words that begin in or near them.</summary>
/// <param name="Samples">Mono samples, −1 … 1, at the engine's rate; may be empty. Valid until the next frame is asked for.</param>
/// <param name="Words">Words in order of time; may be empty. Valid until the next frame is asked for.</param>
public readonly record struct SpeechFrame(ReadOnlyMemory<float> Samples, ReadOnlyMemory<WordMark> Words);

/// <summary>A word's place in the text and the moment it begins.</summary>
/// <param name="Source">Where it stands in <see cref="SpeechSegment.Text"/>, in UTF-16 units.</param>
/// <param name="Start">When it begins, from the start of the segment's audio.</param>
public readonly record struct WordMark(TextSpan Source, TimeSpan Start);
