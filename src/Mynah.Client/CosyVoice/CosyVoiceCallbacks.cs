namespace Mynah.Client.CosyVoice;

/// <summary>
/// The callback form of a stream, for ported code. Callbacks run one after another, off the socket's own loop; a slow one slows the
/// service. What they throw themselves comes out of <see cref="CosyVoiceStream.RunAsync"/>.
/// </summary>
public sealed class CosyVoiceCallbacks
{
    /// <summary>Reading begins.</summary>
    public Action? OnOpen { get; init; }

    /// <summary>Audio came; the chunk is the callback's to keep or dispose.</summary>
    public Action<AudioChunk>? OnData { get; init; }

    /// <summary>A sentence began or ended, or words were spoken. Each names its utterance.</summary>
    public Action<SpeechEvent>? OnEvent { get; init; }

    /// <summary>All of the text was spoken.</summary>
    public Action? OnComplete { get; init; }

    /// <summary>It failed. Without this callback the error is thrown.</summary>
    public Action<SpeechException>? OnError { get; init; }

    /// <summary>The last call, after success and failure alike.</summary>
    public Action? OnClose { get; init; }
}
