using System.Diagnostics;
using System.Text;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>Runs ./mynah as a user would, in a folder of its own.</summary>
internal sealed class MynahProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // What would lead it to the keys, servers and caches of the user who runs the tests.
    private static readonly string[] Foreign =
    [
        "OUTPUT_DIR", "DASHSCOPE_API_KEY", "DASHSCOPE_API_KEY_FILE_PATH", "DASHSCOPE_HTTP_BASE_URL",
        "DASHSCOPE_WEBSOCKET_QWEN_TTS_REALTIME_BASE_URL", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    ];

    public MynahProgram()
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Home);
    }

    /// <summary>The working folder; deleted at the end.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "mynah tests " + Guid.NewGuid().ToString("N"));

    /// <summary>The home folder of the program; one of its own unless it is shared with another.</summary>
    public string Home { get; init; } = Path.Combine(Path.GetTempPath(), "mynah home " + Guid.NewGuid().ToString("N"));

    /// <summary>True when the home folder is another one's, who deletes it.</summary>
    public bool IsHomeShared { get; init; }

    /// <summary>Variables set for the program, besides those of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Files in the working folder and below, hidden ones included.</summary>
    public string[] Files => [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order()];

    public Process Start(params string[] arguments) => Start(Repository.PathOf("mynah"), arguments);

    public async Task<Finished> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        return await FinishAsync(process);
    }

    public async Task<Finished> RunWithInputAsync(byte[] input, params string[] arguments)
    {
        using var process = Start(arguments);
        var writing = WriteAsync(process, input);
        var finished = await FinishAsync(process);
        await writing;
        return finished;
    }

    public static async Task<Finished> FinishAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Finished(process.ExitCode, output.ToArray(), await error);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        if (!IsHomeShared)
            Directory.Delete(Home, recursive: true);
    }

    /// <summary>Starts another program in the same surroundings.</summary>
    public Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in Foreign)
            start.Environment.Remove(name);
        start.Environment["HOME"] = Home;
        start.Environment["ALSA_CONFIG_PATH"] = "/dev/null"; // no test is to be heard
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task WriteAsync(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read everything, which is what some tests are about.
        }
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record Finished(int ExitCode, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);
}
