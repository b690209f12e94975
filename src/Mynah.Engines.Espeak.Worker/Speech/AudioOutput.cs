// SPDX-License-Identifier: GPL-3.0-or-later
using Mynah.Engines.Espeak.Worker.Protocol;

namespace Mynah.Engines.Espeak.Worker.Speech;

/// <summary>
/// Sends the sound of one utterance: the first buffer at once, then in frames that grow, because each one costs both processes a
/// switch. Silence at the outer ends and at the joints of runs is replaced by silence of exact length: espeak-ng's own differs by
/// voice, and would be heard between two languages in one sentence.
/// </summary>
internal sealed class AudioOutput(FrameWriter writer)
{
    internal const int SampleRate = 22050;

    // About −66 dB of full scale: below what espeak-ng's voices whisper, above what their filters ring out with.
    private const short Silence = 16;

    // Silence inside a run is held back until it is known that sound follows; a second is longer than any pause of espeak-ng.
    private const int MaxHeld = SampleRate;

    // The first 50 ms of sound are heard far longer than the next 0.8 s take to make, which is a millisecond or less; and so on.
    private const int MinFrame = SampleRate / 20;
    private const int MaxFrame = SampleRate * 16 / 5;

    private readonly List<Word> _words = [];
    private short[] _buffer = new short[MaxFrame + 2 * MaxHeld];
    private int _length;
    private int _ready;
    private int _frame;
    private long _sent;
    private uint _id;
    private ushort _run;
    private long _runStart;
    private int _dropped;
    private bool _runSounds;

    /// <summary>Samples that belong to the utterance so far.</summary>
    internal long Total => _sent + _ready;

    internal void Begin(uint id)
    {
        _id = id;
        _words.Clear();
        _length = _ready = _frame = 0;
        _sent = 0;
    }

    /// <summary>Starts a run; after an audible one <paramref name="jointMilliseconds"/> of silence go before it.</summary>
    internal void BeginRun(int run, int jointMilliseconds)
    {
        PlaceWords();
        _run = (ushort)run;
        _length = _ready;
        if (Total > 0)
            Append(SampleRate * jointMilliseconds / 1000);
        _runStart = _sent + _length;
        _dropped = 0;
        _runSounds = false;
    }

    internal void AddWord(int position, int length, int sample) => _words.Add(new Word(_run, position, length, sample, IsPlaced: false));

    internal void Add(ReadOnlySpan<short> samples)
    {
        if (!_runSounds)
        {
            var first = samples.IndexOfAnyExceptInRange((short)-Silence, Silence);
            _dropped += first < 0 ? samples.Length : first;
            if (first < 0)
                return;
            samples = samples[first..];
            _runSounds = true;
        }
        PlaceWords();
        var sounding = samples.LastIndexOfAnyExceptInRange((short)-Silence, Silence) + 1;
        samples.CopyTo(Append(samples.Length));
        if (sounding > 0)
            _ready = _length - samples.Length + sounding;
        else if (_length - _ready > MaxHeld)
            _ready = _length;
        if (_ready > _frame)
        {
            Write();
            writer.Send();
        }
    }

    /// <summary>Ends the utterance with exactly this much silence. Its last frame leaves together with what is sent next.</summary>
    internal void End(int pauseMilliseconds)
    {
        PlaceWords();
        _length = _ready;
        Append(SampleRate * pauseMilliseconds / 1000);
        _ready = _length;
        if (_ready > 0 || _words.Count > 0)
            Write();
    }

    // Room at the end, cleared.
    private Span<short> Append(int count)
    {
        if (_length + count > _buffer.Length)
            Array.Resize(ref _buffer, _length + count);
        var added = _buffer.AsSpan(_length, count);
        added.Clear();
        _length += count;
        return added;
    }

    // espeak-ng counts from the start of its call; what it began with and we left out is known only when sound comes.
    private void PlaceWords()
    {
        for (var i = _words.Count - 1; i >= 0 && !_words[i].IsPlaced; i--)
            _words[i] = _words[i] with { Sample = (int)(_runStart + Math.Max(0, _words[i].Sample - _dropped)), IsPlaced = true };
    }

    private void Write()
    {
        writer.Begin(FrameKind.Audio);
        writer.Int((int)_id);
        writer.Short((ushort)_words.Count);
        foreach (var word in _words)
        {
            writer.Short(word.Run);
            writer.Int(word.Position);
            writer.Int(word.Length);
            writer.Int(word.Sample);
        }
        writer.Samples(_buffer.AsSpan(0, _ready));
        writer.End();
        _words.Clear();
        _sent += _ready;
        _buffer.AsSpan(_ready, _length - _ready).CopyTo(_buffer);
        _length -= _ready;
        _ready = 0;
        _frame = Math.Clamp(_frame * 16, MinFrame, MaxFrame);
    }

    private readonly record struct Word(ushort Run, int Position, int Length, int Sample, bool IsPlaced);
}
