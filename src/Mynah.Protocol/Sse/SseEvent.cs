namespace Mynah.Protocol.Sse;

/// <summary>One server-sent event. Its data is valid until the next one is read.</summary>
/// <param name="Id">The <c>id</c> line; null when there was none.</param>
/// <param name="Name">The <c>event</c> line; empty when there was none.</param>
/// <param name="Status">From the <c>:HTTP_STATUS/…</c> comment or a <c>status</c> line; null when there was none.</param>
/// <param name="Data">The data lines, joined by line feeds.</param>
public readonly record struct SseEvent(string? Id, string Name, int? Status, ReadOnlyMemory<byte> Data)
{
    /// <summary>True for an event that reports an error.</summary>
    public bool IsError => Name == "error";
}
