using System.Security.Cryptography;

namespace Mynah.Protocol.Realtime;

/// <summary>Ids in the service's shape: a prefix and 21 letters and digits (dossier 01 §3).</summary>
public static class RealtimeIds
{
    /// <summary>Length of an event id, prefix included.</summary>
    public const int EventIdLength = 27;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string EventPrefix = "event_";

    /// <summary>A new id: <c>sess_</c>, <c>resp_</c> or <c>item_</c> and 21 unguessable characters.</summary>
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, 21);

    /// <summary>A new server event id.</summary>
    public static string NewEventId() => string.Create(EventIdLength, 0, static (id, _) => WriteEventId(id));

    /// <summary>Writes a new server event id into <paramref name="id"/>, which must be <see cref="EventIdLength"/> long.</summary>
    public static void WriteEventId(Span<char> id)
    {
        EventPrefix.CopyTo(id);
        Random.Shared.GetItems(Alphabet, id[EventPrefix.Length..]); // unique, not secret
    }

    /// <summary>A new client event id, as the official SDKs write it: <c>event_</c> and 32 hex digits.</summary>
    public static string NewClientEventId() => EventPrefix + Guid.NewGuid().ToString("N");
}
