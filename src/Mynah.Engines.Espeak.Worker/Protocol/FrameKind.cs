// SPDX-License-Identifier: GPL-3.0-or-later
namespace Mynah.Engines.Espeak.Worker.Protocol;

/// <summary>
/// The first byte of a frame's body. A frame is its body's length (unsigned 32-bit) and the body; all numbers are little-endian.
/// docs/concepts/engine.md lists the fields of each.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker: id, joint (16-bit, ms), end pause (16-bit, ms), number of runs (16-bit), the runs.</summary>
    Speak = 1,

    /// <summary>To the worker: id.</summary>
    Cancel = 2,

    /// <summary>To the worker: nothing.</summary>
    Ping = 3,

    /// <summary>To the worker: id, a run. Answered by <see cref="Phonemes"/> or <see cref="Error"/>.</summary>
    Transcribe = 4,

    /// <summary>From the worker: protocol version (byte), sample rate (32-bit).</summary>
    Ready = 65,

    /// <summary>From the worker: id, number of words (16-bit), words (run 16-bit; position, length, sample 32-bit), 16-bit samples.</summary>
    Audio = 66,

    /// <summary>From the worker: id, total samples (64-bit), 1 when cancelled (byte).</summary>
    Done = 67,

    /// <summary>From the worker: id (0 for the program as a whole), <see cref="WorkerError"/> (byte), message in UTF-8.</summary>
    Error = 68,

    /// <summary>From the worker: the answer to a ping.</summary>
    Pong = 69,

    /// <summary>From the worker: id, the phonemes of the run in the International Phonetic Alphabet, UTF-8, one line per clause.</summary>
    Phonemes = 70,
}

/// <summary>What an error frame says.</summary>
internal enum WorkerError : byte
{
    /// <summary>The request breaks the protocol or a range.</summary>
    BadRequest = 1,

    /// <summary>espeak-ng has no such voice.</summary>
    UnknownVoice = 2,

    /// <summary>espeak-ng refused to speak.</summary>
    EngineFailed = 3,

    /// <summary>The library or its data is not installed.</summary>
    MissingDependency = 4,
}

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>The pipe was closed.</summary>
    internal const int Closed = 0;

    /// <summary>libespeak-ng or its data is not installed.</summary>
    internal const int MissingDependency = 3;

    /// <summary>The other side does not keep to the protocol.</summary>
    internal const int ProtocolViolation = 5;
}
