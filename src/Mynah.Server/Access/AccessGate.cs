using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Mynah.Diagnostics;

namespace Mynah.Server.Access;

/// <summary>
/// Decides who may come in: checks the key and the limits, and lends a place that the caller gives back. Without keys only the own
/// machine is served and any key will do.
/// </summary>
internal sealed class AccessGate(IOptions<MynahServerOptions> options, TimeProvider clock, ApiKeyFile? keys = null)
{
    private readonly MynahServerOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, int> _perKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CallWindow> _calls = new(StringComparer.Ordinal);
    private int _open;

    /// <summary>True when only listed keys are accepted.</summary>
    public bool HasKeys => keys?.List().Count > 0;

    /// <summary>Lets a request in, or says why not. A given place must be disposed.</summary>
    public ServiceError? TryEnter(HttpContext context, out Place? place)
    {
        place = null;
        if (Identify(context, out var owner) is { } refused)
            return refused;
        // Both counts are taken first and given back on refusal, so that two requests can never share the last place.
        var taken = new Place(this, owner);
        SpeechTelemetry.Sessions.Add(1);
        var all = Interlocked.Increment(ref _open);
        var own = _perKey.AddOrUpdate(owner, 1, static (_, count) => count + 1);
        if (all > _options.MaxConnections || own > _options.MaxSessionsPerKey)
        {
            taken.Dispose();
            return ServiceError.TooMany;
        }
        if (_options.MaxCallsPerMinute > 0 && CallsOf(owner).TryCall() is { } wait)
        {
            taken.Dispose();
            return ServiceError.TooMany with { RetryAfter = (int)Math.Ceiling(wait.TotalSeconds) };
        }
        place = taken;
        return null;
    }

    private CallWindow CallsOf(string owner) => _calls.GetOrAdd(owner, _ => new CallWindow(_options.MaxCallsPerMinute, clock));

    private void Leave(string owner)
    {
        SpeechTelemetry.Sessions.Add(-1);
        Interlocked.Decrement(ref _open);
        _perKey.AddOrUpdate(owner, 0, static (_, count) => count - 1);
    }

    private ServiceError? Identify(HttpContext context, out string owner)
    {
        owner = "";
        var key = KeyOf(context);
        if (!HasKeys)
        {
            var remote = context.Connection.RemoteIpAddress;
            owner = "local";
            return remote is null || IPAddress.IsLoopback(remote) ? null : ServiceError.NotLocal;
        }
        if (key is null || keys!.Find(key) is not { } name)
            return ServiceError.WrongKey;
        owner = name;
        return null;
    }

    private string? KeyOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        return _options.AllowKeyInQuery && context.WebSockets.IsWebSocketRequest ? context.Request.Query["api_key"].FirstOrDefault() : null;
    }

    /// <summary>A place inside, to be given back once.</summary>
    internal sealed class Place : IDisposable
    {
        private readonly AccessGate _gate;
        private int _left;

        public Place(AccessGate gate, string owner) => (_gate, Owner) = (gate, owner);

        /// <summary>The name of the key, or <c>local</c>.</summary>
        public string Owner { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                _gate.Leave(Owner);
        }
    }
}
