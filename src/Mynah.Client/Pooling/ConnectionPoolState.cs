namespace Mynah.Client;

/// <summary>What a pool holds at one moment.</summary>
/// <param name="Leased">Connections in use or being opened.</param>
/// <param name="Idle">Connections that wait to be used.</param>
/// <param name="Opened">Connections made since the beginning.</param>
/// <param name="Closed">Connections that are gone; the rest of <paramref name="Opened"/> is leased, idle or being closed.</param>
public readonly record struct ConnectionPoolState(int Leased, int Idle, long Opened, long Closed);
