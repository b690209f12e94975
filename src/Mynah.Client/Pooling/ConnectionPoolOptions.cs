namespace Mynah.Client;

/// <summary>How many connections a client keeps, and for how long. Constant once a client uses it.</summary>
public sealed class ConnectionPoolOptions
{
    /// <summary>Most connections at once, leased and waiting together, 1 … 100; 20 as in the official Python pool (dossier 02 §9.1).</summary>
    public int MaxConnections { get; set; } = 20;

    /// <summary>How many connections wait ready, 0 … <see cref="MaxConnections"/>. Default 0: one is kept only after it was used.</summary>
    public int Warm { get; set; }

    /// <summary>
    /// A connection that nobody used for so long is closed. Default 30 s: the service closes after 60 s, and the official pool renews after
    /// 25 to 35 s (dossier 02 §1, §6).
    /// </summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection older than this is closed instead of being kept. Default 10 min.</summary>
    public TimeSpan AgeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest wait for a connection while all are leased. Default 10 s.</summary>
    public TimeSpan LeaseTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Says what is wrong; null when nothing is.</summary>
    internal string? Problem()
    {
        if (MaxConnections is < 1 or > 100)
            return $"Pool.MaxConnections is {MaxConnections}; use 1 to 100.";
        if (Warm < 0 || Warm > MaxConnections)
            return $"Pool.Warm is {Warm}; use 0 to MaxConnections ({MaxConnections}).";
        foreach (var (name, value) in new[] { (nameof(IdleLimit), IdleLimit), (nameof(AgeLimit), AgeLimit), (nameof(LeaseTimeout), LeaseTimeout) })
        {
            if (value <= TimeSpan.Zero)
                return $"Pool.{name} is {value}; it must be above zero.";
        }
        return null;
    }
}
