using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace Mynah.Server.Access;

/// <summary>Ends the start of a server that listens beyond its own machine without keys.</summary>
internal sealed class LoopbackRule(IServer server, AccessGate gate) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!gate.HasKeys && addresses.FirstOrDefault(address => !IsLoopback(address)) is { } open)
        {
            throw new SpeechException(
                SpeechErrorCode.Unauthorized, SpeechStage.Validate,
                $"The server would listen on {open} without API keys. Add one with `mynah keys add NAME`, or listen on http://127.0.0.1 only.");
        }
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A socket that is a file can be reached from this machine alone, by those who may open the file.
    private static bool IsLoopback(string address) => address.StartsWith("http://unix:", StringComparison.Ordinal)
        || (Uri.TryCreate(address.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))));
}
