using System.Diagnostics;

namespace Mynah.Bench.Server;

/// <summary>A <see cref="BenchHost"/> in a process of its own. It ends with the disposal.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The realtime address for a model.</summary>
    public Uri Realtime(string model) => new($"ws://{Address.Authority}/api-ws/v1/realtime?model={model}");

    /// <summary>The CosyVoice address.</summary>
    public Uri Inference => new($"ws://{Address.Authority}/api-ws/v1/inference");

    public static async Task<HostProcess> StartAsync(string kind)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [BenchHost.Verb, kind]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        return new HostProcess(process, new Uri(await ReadAsync(process)));
    }

    /// <summary>Sends a command; gives the numbers of the answer.</summary>
    public async Task<double[]> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return [.. (await ReadAsync(_process)).Split(' ').Select(double.Parse)];
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> ReadAsync(Process process)
        => await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host ended.");
}
