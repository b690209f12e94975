using System.Net.WebSockets;
using Mynah.Audio;
using Mynah.Client;
using Mynah.Client.CosyVoice;
using Mynah.Protocol;
using Mynah.Protocol.Inference;

namespace Mynah.Bench.Server;

/// <summary>The CosyVoice client against a bare WebSocket loop that reads the same stream, and a pooled call against a cold one.</summary>
internal static class CosyVoiceBenchmarks
{
    private const int Runs = 5;
    private static readonly SpeechOptions Pcm = new() { Format = new AudioFormat(AudioEncoding.Pcm, 24000) };

    public static async Task RunAsync()
    {
        await using var host = await HostProcess.StartAsync("cosyvoice");
        Console.WriteLine("| frames of 200 ms | bare loop (CPU µs per frame) | SDK (CPU µs per frame) | ratio | bytes allocated per frame, bare | SDK |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (var (name, frames, pause) in ((string, int, int)[])[("one after another", 10_000, 0), ("one each 2 ms", 400, 2)])
        {
            var (bare, sdk) = (new List<double>(), new List<double>());
            for (var i = 0; i < Runs + 2; i++)
            {
                bare.Add(await SdkBenchmarks.CpuAsync(() => BareAsync(host, frames, pause)) * 1000 / frames);
                sdk.Add(await SdkBenchmarks.CpuAsync(() => SdkAsync(host, frames, pause)) * 1000 / frames);
            }
            var (reference, measured) = (ServerBenchmarks.At(bare[2..], 0.5), ServerBenchmarks.At(sdk[2..], 0.5));
            var bareBytes = await SdkBenchmarks.BytesAsync(n => BareAsync(host, n, pause), frames);
            var sdkBytes = await SdkBenchmarks.BytesAsync(n => SdkAsync(host, n, pause), frames);
            Console.WriteLine($"| {name} | {reference:0.0} | {measured:0.0} | {measured / reference:0.00} | {bareBytes:0.0} | {sdkBytes:0.0} |");
        }
        Console.WriteLine();
        await ConnectAsync(host);
    }

    // A short text: connect, start, one frame.
    private static async Task ConnectAsync(HostProcess host)
    {
        var (cold, warm) = (new List<double>(), new List<double>());
        await using var pooled = new CosyVoiceClient(Options(host));
        for (var i = 0; i < 220; i++)
        {
            await using var fresh = new CosyVoiceClient(Options(host));
            cold.Add((await fresh.SynthesizeAsync("x", Pcm with { Model = "1-0" })).FirstPackageDelay!.Value.TotalMilliseconds);
            warm.Add((await pooled.SynthesizeAsync("x", Pcm with { Model = "1-0" })).FirstPackageDelay!.Value.TotalMilliseconds);
        }
        Console.WriteLine("| first audio from the call (ms) | cold | pooled |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var (name, share) in (ReadOnlySpan<(string, double)>)[("median", 0.5), ("95 %", 0.95)])
            Console.WriteLine($"| {name} | {ServerBenchmarks.At(cold[20..], share):0.00} | {ServerBenchmarks.At(warm[20..], share):0.00} |");
    }

    private static async Task BareAsync(HostProcess host, int frames, int pause)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{host.Address.Authority}/api-ws/v1/inference"), default);
        await SendAsync(socket, RunTask.Create("bare", $"{frames}-{pause}", new SynthesisParameters()));
        await SendAsync(socket, FinishTask.Create("bare"));
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), default);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Binary)
                bytes += length;
            else if (buffer.AsSpan(0, length).IndexOf("task-finished"u8) >= 0)
                break;
        }
        Check(bytes, frames);
    }

    private static async Task SdkAsync(HostProcess host, int frames, int pause)
    {
        await using var client = new CosyVoiceClient(Options(host));
        long bytes = 0;
        await foreach (var happened in client.AsSynthesizer().SynthesizeAsync("x", Pcm with { Model = $"{frames}-{pause}" }))
        {
            if (happened is not AudioChunk chunk)
                continue;
            bytes += chunk.Data.Length;
            chunk.Dispose();
        }
        Check(bytes, frames);
    }

    private static async Task SendAsync(ClientWebSocket socket, InferenceCommand command)
    {
        using MessageBuffer message = InferenceCodec.Write(command);
        await socket.SendAsync(message.Written, WebSocketMessageType.Text, true, default);
    }

    private static void Check(long bytes, int frames)
    {
        if (bytes != frames * (long)CosyVoiceReplay.FrameBytes)
            throw new InvalidOperationException($"{bytes} bytes came instead of {frames * (long)CosyVoiceReplay.FrameBytes}.");
    }

    private static MynahClientOptions Options(HostProcess host) => new() { ApiKey = "sk-bench", BaseUrl = host.Address };
}
