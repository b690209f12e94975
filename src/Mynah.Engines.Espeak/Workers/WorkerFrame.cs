using System.Buffers.Binary;
using System.Text;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>The first byte of a frame's body; docs/concepts/engine.md lists the fields. The worker has its own copy, because it links nothing of ours.</summary>
internal enum WorkerFrame : byte
{
    Speak = 1,
    Cancel = 2,
    Ping = 3,
    Transcribe = 4,
    Ready = 65,
    Audio = 66,
    Done = 67,
    Error = 68,
    Pong = 69,
    Phonemes = 70,
}

/// <summary>The second field of an error frame.</summary>
internal enum WorkerError : byte
{
    BadRequest = 1,
    UnknownVoice = 2,
    EngineFailed = 3,
    MissingDependency = 4,
}

/// <summary>Constants of the pipe protocol and the frames that carry no text to speak.</summary>
internal static class WorkerProtocol
{
    internal const byte Version = 2;

    /// <summary>The rate espeak-ng's own voices are made at, in Hz.</summary>
    internal const int SampleRate = 22050;

    /// <summary>Bytes of the length in front of a frame's body.</summary>
    internal const int PrefixLength = 4;

    /// <summary>Longest body a worker may send: more than a second of held silence, a buffer, and many words.</summary>
    internal const int MaxBody = 4 << 20;

    /// <summary>Bytes of one word in an audio frame: run, position, length, sample.</summary>
    internal const int WordLength = 2 + 4 + 4 + 4;

    internal static byte[] Cancel(uint id)
    {
        var frame = new byte[PrefixLength + 5];
        BinaryPrimitives.WriteInt32LittleEndian(frame, 5);
        frame[PrefixLength] = (byte)WorkerFrame.Cancel;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(PrefixLength + 1), id);
        return frame;
    }

    /// <summary>Reads the code and message of an error frame.</summary>
    internal static (WorkerError Code, string Message) ReadError(ReadOnlySpan<byte> body)
        => body.Length < 6 ? (WorkerError.EngineFailed, "No details.") : ((WorkerError)body[5], Encoding.UTF8.GetString(body[6..]));
}
