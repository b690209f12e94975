using System.Diagnostics.CodeAnalysis;
using Mynah.Audio;
using Mynah.Protocol.Inference;
using Mynah.Text;

namespace Mynah.Client.CosyVoice;

/// <summary>
/// Makes the events of one stream out of the sentences and the audio of one task after another, over WebSocket or HTTP: one header for
/// WAV, times and characters that go on from task to task. For one thread at a time.
/// </summary>
internal sealed class SentenceReader(SpeechOptions options, bool wantsWords)
{
    private readonly Queue<SpeechEvent> _ready = new();
    private readonly StreamLength _length = new(options.Format);
    private readonly SentenceWords _words = new();
    private string _task = "";
    private string? _whole;
    private string _utterance = "";
    private string _text = "";
    private string _sentence = "";
    private TimeSpan _utteranceStart;
    private TimeSpan _taskStart;
    private bool _isSpeaking;
    private bool _isEnding;    // the sentence ended, but its words may still come
    private bool _hasHeader;
    private long _characters;  // of this task, as the service last said
    private long _charged;     // of them, those of finished utterances

    /// <summary>Counted characters of all tasks.</summary>
    public long Characters { get; private set; }

    /// <summary>How much audio has come.</summary>
    public TimeSpan Position { get; private set; }

    public bool HasHeardAudio { get; private set; }

    /// <summary>Whether an utterance is being spoken.</summary>
    public bool IsSpeaking => Volatile.Read(ref _isSpeaking);

    public bool TryDequeue([NotNullWhen(true)] out SpeechEvent? happened) => _ready.TryDequeue(out happened);

    /// <summary>A task begins.</summary>
    /// <param name="id">For the ids of its utterances.</param>
    /// <param name="whole">All of its text when it is one utterance; null when each sentence is one.</param>
    public void BeginTask(string id, string? whole)
    {
        (_task, _whole, _taskStart) = (id, whole, Position);
        _characters = _charged = 0;
        _words.BeginTask();
    }

    /// <summary>Takes audio. Gives a chunk when nothing must be told before it; else everything waits in order.</summary>
    public AudioChunk? Audio(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return null;
        HasHeardAudio = true;
        if (!_isSpeaking)
            Begin(null, index: 0); // older servers do not announce sentences
        var start = Position;
        var duration = _length.Add(data);
        Position += duration;
        var chunk = AudioChunk.Copy(_utterance, data, start, duration);
        if (_ready.Count == 0)
            return chunk;
        _ready.Enqueue(chunk);
        return null;
    }

    /// <summary>Takes what an event says; over HTTP the audio is part of it.</summary>
    public void Take(string? type, string? text, SentenceInfo? sentence, long? characters, ReadOnlySpan<byte> audio = default)
    {
        _characters = characters ?? _characters;
        if (type == EventOutput.SentenceBegin)
            Begin(text, sentence?.Index ?? 0);
        if (Audio(audio) is { } chunk)
            _ready.Enqueue(chunk);
        TakeWords(sentence);
        if (type == EventOutput.SentenceEnd)
            EndSentence();
    }

    /// <summary>The task is over.</summary>
    public void EndTask(bool isCancelled)
    {
        if (_isSpeaking)
            EndUtterance(isCancelled && !_isEnding ? UtteranceStatus.Cancelled : UtteranceStatus.Completed);
    }

    private void Begin(string? text, int index)
    {
        if (_isEnding)
            EndUtterance(UtteranceStatus.Completed);
        _sentence = text ?? "";
        _words.BeginSentence(Position - _taskStart);
        if (_isSpeaking)
            return; // the next sentence of one utterance
        Volatile.Write(ref _isSpeaking, true);
        _utterance = _whole is null ? $"{_task}-{index}" : _task;
        _text = _whole ?? _sentence;
        _utteranceStart = Position;
        _words.BeginUtterance();
        _ready.Enqueue(new UtteranceStarted(_utterance, _text));
        AddHeader();
    }

    private void TakeWords(SentenceInfo? sentence)
    {
        if (sentence?.Words is not { Count: > 0 } words || !_isSpeaking)
            return;
        var spoken = _words.Take(sentence.Index ?? 0, words, _text, _sentence, _taskStart);
        if (spoken.Count > 0)
            _ready.Enqueue(new WordsSpoken(_utterance, spoken));
    }

    private void EndSentence()
    {
        _words.EndSentence(_sentence);
        if (!_isSpeaking || _whole is not null)
            return;
        // Some servers give words only at the very end of the task.
        if (wantsWords && !_words.HasTaken)
            _isEnding = true;
        else
            EndUtterance(UtteranceStatus.Completed);
    }

    private void EndUtterance(UtteranceStatus status)
    {
        var characters = _characters > _charged ? _characters - _charged : status == UtteranceStatus.Completed ? CharacterCount.Of(_text) : 0;
        _charged += characters;
        Characters += characters;
        _isEnding = false;
        Volatile.Write(ref _isSpeaking, false);
        _ready.Enqueue(new UtteranceEnded(_utterance, status, new SpeechUsage(characters, Position - _utteranceStart)));
    }

    private void AddHeader()
    {
        if (options.Format.Encoding != AudioEncoding.Wav || (_hasHeader && options.Container == ContainerScope.Stream))
            return;
        _hasHeader = true;
        Span<byte> header = stackalloc byte[WavFile.HeaderLength];
        WavFile.WriteHeader(header, options.Format.SampleRate);
        _ready.Enqueue(AudioChunk.Copy(_utterance, header, Position, TimeSpan.Zero));
    }
}
