using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Mynah.Protocol.Sse;

/// <summary>
/// Writes server-sent events in the service's exact form: no space after a colon, the HTTP status as a comment, one data line
/// (dossier 03 §2.3). Data must hold no line break, which JSON without indentation never does.
/// </summary>
public static class SseWriter
{
    /// <summary>Writes all that stands before the data of a result.</summary>
    public static void BeginResult(IBufferWriter<byte> output, int id)
    {
        output.Write("id:"u8);
        WriteNumber(output, id);
        output.Write("\nevent:result\n:HTTP_STATUS/200\ndata:"u8);
    }

    /// <summary>Writes all that stands before the data of an error. The extra status line is for a parser that ignores comments.</summary>
    public static void BeginError(IBufferWriter<byte> output, int id, int status)
    {
        output.Write("id:"u8);
        WriteNumber(output, id);
        output.Write("\nevent:error\n:HTTP_STATUS/"u8);
        WriteNumber(output, status);
        output.Write("\nstatus:"u8);
        WriteNumber(output, status);
        output.Write("\ndata:"u8);
    }

    /// <summary>Ends the event.</summary>
    public static void End(IBufferWriter<byte> output) => output.Write("\n\n"u8);

    private static void WriteNumber(IBufferWriter<byte> output, int value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(11), out var length);
        output.Advance(length);
    }
}
