namespace Mynah.Client;

/// <summary>A request that can be made again for each try.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Make">Makes it.</param>
internal sealed record Outgoing(Uri Url, Func<Uri, HttpRequestMessage> Make)
{
    /// <summary>True when a second one would do harm: it is made again only when the first was refused for its rate, or never left.</summary>
    public bool IsOnce { get; init; }
}
