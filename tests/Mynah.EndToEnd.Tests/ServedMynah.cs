using System.Diagnostics;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>A real <c>./mynah serve</c> on a free port, with a home folder of its own.</summary>
public sealed class ServedMynah : IAsyncLifetime
{
    private readonly List<Process> _processes = [];

    /// <summary>Runs commands in the home folder of the server, so that they find its keys and its note.</summary>
    internal MynahProgram Program { get; } = new();

    /// <summary>Where the server listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A second server, as strict as the cloud.</summary>
    public string StrictAddress { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        // The later server leaves the note, so the lenient one is second.
        StrictAddress = await ServeAsync(Program, _processes, "--strict");
        Address = await ServeAsync(Program, _processes);
        Program.Environment["DASHSCOPE_API_KEY"] = "sk-test";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await StopAsync(process, "SIGTERM");
            process.Dispose();
        }
        Program.Dispose();
    }

    /// <summary>Starts a server and waits for the line that says it is ready.</summary>
    internal static async Task<string> ServeAsync(MynahProgram program, List<Process> processes, params string[] arguments)
    {
        var process = program.Start(["serve", "--url", "http://127.0.0.1:0", "--workers", "1", "--results", program.PathOf("results"), .. arguments]);
        processes.Add(process);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await process.StandardOutput.ReadLineAsync(limit.Token);
        Assert.True(line?.StartsWith("mynah: ready on ", StringComparison.Ordinal), line ?? await process.StandardError.ReadToEndAsync(limit.Token));
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None); // so that a full pipe never stops it
        return line!.Split(' ')[3];
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    internal static async Task<int> StopAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Decodes a file and gives its length in seconds; fails when it is silent.</summary>
    internal static async Task<double> SpeechSecondsAsync(string file)
    {
        var samples = await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(file), 16000);
        Assert.True(Tone.Rms(samples) > 0.01, $"{file} is silent.");
        return samples.Length / 16000.0;
    }
}
