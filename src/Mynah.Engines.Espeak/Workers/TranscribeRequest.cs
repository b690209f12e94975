using System.Buffers;
using System.Buffers.Binary;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>Asks a worker for the phonemes of one run. Immutable.</summary>
internal sealed class TranscribeRequest
{
    internal TranscribeRequest(PreparedRun run)
    {
        Voice = run.Voice;
        var frame = new ArrayBufferWriter<byte>(256);
        Span<byte> head = stackalloc byte[WorkerProtocol.PrefixLength + 5];
        head.Clear(); // id 0: a transcription is not cancelled, so nothing need tell it from another
        head[WorkerProtocol.PrefixLength] = (byte)WorkerFrame.Transcribe;
        frame.Write(head);
        run.Write(frame);
        var bytes = frame.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - WorkerProtocol.PrefixLength);
        Frame = bytes;
    }

    internal string Voice { get; }

    /// <summary>The frame, with its length.</summary>
    internal ReadOnlyMemory<byte> Frame { get; }
}
