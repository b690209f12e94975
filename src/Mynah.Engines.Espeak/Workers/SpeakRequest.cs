using System.Buffers;
using System.Buffers.Binary;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>One segment as a worker is asked to speak it, and the way back from its words to the segment's text. Immutable.</summary>
internal sealed class SpeakRequest
{
    // Less than a pause between words, so that a foreign word in a sentence does not sound like a quotation.
    private const ushort JointMilliseconds = 40;

    private static uint _lastId;
    private readonly IReadOnlyList<PreparedRun> _runs;

    internal SpeakRequest(IReadOnlyList<PreparedRun> runs, SegmentEnd end)
    {
        _runs = runs;
        Id = Interlocked.Increment(ref _lastId);
        FirstVoice = runs[0].Voice;
        LastVoice = runs[^1].Voice;
        Frame = Encode(Id, runs, PauseMilliseconds(end));
    }

    /// <summary>Unique in the process, so that a late cancel never meets the wrong utterance.</summary>
    internal uint Id { get; }

    internal string FirstVoice { get; }

    internal string LastVoice { get; }

    /// <summary>The frame, with its length.</summary>
    internal ReadOnlyMemory<byte> Frame { get; }

    /// <summary>Silence after a segment: a comma's, a full stop's and a paragraph's, near what espeak-ng itself would make.</summary>
    internal static ushort PauseMilliseconds(SegmentEnd end) => end switch
    {
        SegmentEnd.Open => 0,
        SegmentEnd.Clause => 120,
        SegmentEnd.Sentence => 300,
        _ => 600,
    };

    /// <summary>Where a word that the worker reports stands in the segment's text.</summary>
    internal TextSpan ToSource(int run, int position, int length)
        => run < _runs.Count ? _runs[run].ToSource(position, length) : default;

    private static byte[] Encode(uint id, IReadOnlyList<PreparedRun> runs, ushort pause)
    {
        var frame = new ArrayBufferWriter<byte>(256);
        Span<byte> head = stackalloc byte[15];
        head[4] = (byte)WorkerFrame.Speak;
        BinaryPrimitives.WriteUInt32LittleEndian(head[5..], id);
        BinaryPrimitives.WriteUInt16LittleEndian(head[9..], JointMilliseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(head[11..], pause);
        BinaryPrimitives.WriteUInt16LittleEndian(head[13..], checked((ushort)runs.Count));
        frame.Write(head);
        foreach (var run in runs)
            run.Write(frame);
        var bytes = frame.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - WorkerProtocol.PrefixLength);
        return bytes;
    }
}
