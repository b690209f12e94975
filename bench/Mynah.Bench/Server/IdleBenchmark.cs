using System.Net.WebSockets;
using Mynah.Protocol.Realtime;

namespace Mynah.Bench.Server;

/// <summary>What an open connection costs while nothing happens on it.</summary>
internal static class IdleBenchmark
{
    private const int Connections = 1000;

    public static async Task RunAsync()
    {
        var bare = await PerConnectionAsync("bare", null);
        var idle = await PerConnectionAsync("speech", null);
        var spoken = await PerConnectionAsync("speech", "Well.");
        Console.WriteLine($"| {Connections} idle connections, kB each | live objects | beyond bare | private memory | beyond bare |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var (name, (heap, total)) in ((string, (double, double))[])
        [
            ("bare Kestrel WebSocket (reference)", bare), ("session", idle), ("session that has spoken a sentence", spoken),
        ])
            Console.WriteLine($"| {name} | {heap:0.0} | {heap - bare.Heap:0.0} | {total:0.0} | {total - bare.Total:0.0} |");
    }

    private static async Task<(double Heap, double Total)> PerConnectionAsync(string kind, string? text)
    {
        await using var host = await HostProcess.StartAsync(kind);
        for (var i = 0; i < 20; i++)
            (await OpenAsync(host, text)).Dispose(); // code is compiled, tables are read
        var before = await host.AskAsync("memory");
        var sockets = new List<IDisposable>();
        for (var i = 0; i < Connections; i++)
            sockets.Add(await OpenAsync(host, text));
        var after = await host.AskAsync("memory");
        foreach (var socket in sockets)
            socket.Dispose();
        return ((after[0] - before[0]) / Connections, (after[1] - before[1]) / Connections);
    }

    private static async Task<IDisposable> OpenAsync(HostProcess host, string? text)
    {
        if (text is not null)
        {
            var session = await ServerBenchmarks.StartAsync(host);
            await session.SendAsync(new TextAppend { Text = text });
            await session.SendAsync(new TextCommit());
            await session.UntilAsync("response.done"u8.ToArray());
            return session;
        }
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(host.Realtime("qwen3-tts-flash-realtime"), CancellationToken.None);
        await socket.ReceiveAsync(new byte[2048], CancellationToken.None);
        return socket;
    }
}
