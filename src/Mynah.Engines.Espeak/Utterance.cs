using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mynah.Engines.Espeak.Workers;

namespace Mynah.Engines.Espeak;

/// <summary>
/// Speaks one segment with a borrowed worker. When the worker is lost, the segment is spoken again on another one from its
/// beginning, and what was delivered already is left out, so that nothing is lost or repeated.
/// </summary>
internal sealed class Utterance(WorkerPool pool, SpeakRequest request, Action workerWanted, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    // A worker that fails with a text is tried once more. Workers killed from outside say nothing about the text and so do not
    // count, up to a number that only a deliberate killer reaches.
    private const int MaxFailures = 2;
    private const int MaxLosses = 16;

    private WorkerProcess? _worker;
    private CancellationTokenRegistration _cancellation;
    // A worker's frame is handed out in pieces of at most 0.37 s: what is read ahead for a slow listener then stays a small object.
    private const int MaxSamples = 8192;

    private float[] _samples = ArrayPool<float>.Shared.Rent(MaxSamples);
    private WordMark[] _words = new WordMark[8];
    private int _unread;
    private long _delivered;
    private (int Run, int Position) _lastWord = (0, -1);
    private long _position;
    private int _failures;
    private int _losses;

    /// <summary>What <see cref="NextAsync"/> brought. Valid until it is called again.</summary>
    internal SpeechFrame Frame { get; private set; }

    /// <summary>Leaves <see cref="Frame"/> to whoever has it: it stays valid, and the next one has memory of its own.</summary>
    internal void LeaveFrame()
    {
        _samples = ArrayPool<float>.Shared.Rent(MaxSamples); // the array that was left never returns to the pool
        _words = new WordMark[_words.Length];
    }

    /// <summary>Brings the next frame; false when the segment is spoken.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> NextAsync()
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_unread > 0)
            {
                TakeSamples(_worker!.Body, default);
                return true;
            }
            if (_worker is null && !await BeginAsync().ConfigureAwait(false))
                continue;
            if (!await _worker!.NextAsync().ConfigureAwait(false))
            {
                await ForgiveAsync().ConfigureAwait(false);
                continue;
            }
            switch ((WorkerFrame)_worker.Body[0])
            {
                case WorkerFrame.Audio:
                    if (TakeAudio(_worker.Body))
                        return true;
                    break;
                case WorkerFrame.Done:
                    Release();
                    cancellationToken.ThrowIfCancellationRequested();
                    return false;
                case WorkerFrame.Error:
                    throw Refused();
                default:
                    await ForgiveAsync().ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>Gives the worker back; one that still speaks is stopped in the background.</summary>
    public ValueTask DisposeAsync()
    {
        _cancellation.Dispose();
        ArrayPool<float>.Shared.Return(Interlocked.Exchange(ref _samples, []));
        if (Interlocked.Exchange(ref _worker, null) is { } worker)
            pool.Recycle(worker, request.Id);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> BeginAsync()
    {
        var worker = await pool.TakeAsync(request.FirstVoice, workerWanted, cancellationToken).ConfigureAwait(false);
        _position = 0;
        _worker = worker;
        if (!await worker.SpeakAsync(request).ConfigureAwait(false))
        {
            await ForgiveAsync().ConfigureAwait(false);
            return false;
        }
        if (_cancellation == default)
            _cancellation = cancellationToken.UnsafeRegister(static state => ((Utterance)state!).Cancel(), this);
        return true;
    }

    // On any thread. The worker's answer, or its end, wakes NextAsync, which then sees the token.
    private void Cancel() => Volatile.Read(ref _worker)?.Cancel(request.Id);

    private void Release()
    {
        if (Interlocked.Exchange(ref _worker, null) is { } worker)
            pool.Return(worker);
    }

    private async ValueTask ForgiveAsync()
    {
        var worker = Interlocked.Exchange(ref _worker, null)!;
        var death = await worker.DeathAsync().ConfigureAwait(false);
        pool.Replace(worker);
        cancellationToken.ThrowIfCancellationRequested();
        _failures += death.CameFromOutside ? 0 : 1;
        if (_failures < MaxFailures && ++_losses < MaxLosses)
            return;
        throw new SpeechException(death.WasTooSlow ? SpeechErrorCode.Timeout : SpeechErrorCode.EngineFailed, SpeechStage.Synthesize,
            $"The espeak workers failed with this segment, also on a second try: {death}.") { IsRetrySafe = _delivered == 0 };
    }

    private SpeechException Refused()
    {
        var (code, message) = WorkerProtocol.ReadError(_worker!.Body);
        Release();
        var kind = code == WorkerError.UnknownVoice ? SpeechErrorCode.UnknownVoice : SpeechErrorCode.EngineFailed;
        return new SpeechException(kind, SpeechStage.Synthesize, $"The espeak worker refused: {message}");
    }

    private bool TakeAudio(ReadOnlySpan<byte> body)
    {
        var count = BinaryPrimitives.ReadUInt16LittleEndian(body[5..]);
        var words = TakeWords(body.Slice(7, count * WorkerProtocol.WordLength), count);
        var samples = (body.Length - 7 - count * WorkerProtocol.WordLength) / sizeof(short);
        var skipped = (int)Math.Clamp(_delivered - _position, 0, samples);
        _position += samples;
        _unread = samples - skipped;
        TakeSamples(body, words);
        return Frame.Samples.Length > 0 || words.Length > 0;
    }

    // The samples are the end of the frame.
    private void TakeSamples(ReadOnlySpan<byte> body, ReadOnlyMemory<WordMark> words)
    {
        var count = Math.Min(_unread, MaxSamples);
        ToFloats(MemoryMarshal.Cast<byte, short>(body[^(_unread * sizeof(short))..])[..count], _samples);
        _unread -= count;
        _delivered += count;
        Frame = new SpeechFrame(_samples.AsMemory(0, count), words);
    }

    private ReadOnlyMemory<WordMark> TakeWords(ReadOnlySpan<byte> bytes, int count)
    {
        if (count > _words.Length)
            _words = new WordMark[count];
        var taken = 0;
        for (; bytes.Length > 0; bytes = bytes[WorkerProtocol.WordLength..])
        {
            int run = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            var position = BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]);
            // Leaves out what a lost worker told already, and the marks without a place that espeak-ng makes inside numbers.
            if (position < 0 || (run, position).CompareTo(_lastWord) <= 0)
                continue;
            _lastWord = (run, position);
            var source = request.ToSource(run, position, BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]));
            var sample = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
            if (source.Length > 0)
                _words[taken++] = new WordMark(source, TimeSpan.FromSeconds((double)sample / WorkerProtocol.SampleRate));
        }
        return _words.AsMemory(0, taken);
    }

    private static void ToFloats(ReadOnlySpan<short> samples, Span<float> floats)
    {
        const float scale = 1f / 32768f;
        var i = 0;
        for (; i <= samples.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(samples[i..]), out var low, out var high);
            (Vector.ConvertToSingle(low) * scale).CopyTo(floats[i..]);
            (Vector.ConvertToSingle(high) * scale).CopyTo(floats[(i + Vector<float>.Count)..]);
        }
        for (; i < samples.Length; i++)
            floats[i] = samples[i] * scale;
    }
}
