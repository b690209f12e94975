using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mynah.Engines.Espeak.Workers;

/// <summary>Where the worker program is and how it is started.</summary>
internal static class WorkerLocation
{
    internal const string Variable = "MYNAH_ESPEAK_WORKER";

    /// <summary>The path that counts: option, environment, beside the application. Not checked for existence.</summary>
    internal static string Find(EspeakEngineOptions options)
        => options.WorkerPath
            ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null)
            ?? Path.Combine(AppContext.BaseDirectory, "worker", "mynah-espeak-worker");

    /// <summary>Starts the program with its three pipes.</summary>
    /// <exception cref="SpeechException">The file is missing or cannot be run.</exception>
    internal static Process Start(EspeakEngineOptions options)
    {
        var path = Find(options);
        if (!File.Exists(path))
            throw Missing($"The worker program of the espeak engine is missing: {path}. Build or install it there, or set {Variable}.");
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (options.LibraryPath is { } library)
        {
            start.ArgumentList.Add("--library");
            start.ArgumentList.Add(library);
        }
        // A killed program would leave its diagnostic socket behind in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        UseOurRuntime(start);
        try
        {
            return Process.Start(start) ?? throw Missing($"The worker program {path} could not be started.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw Missing($"The worker program {path} cannot be run: {e.Message}.", e);
        }
    }

    // The runtime we run on serves the worker too, also where it is installed in a place the worker would not look at.
    private static void UseOurRuntime(ProcessStartInfo start)
    {
        if (start.Environment.ContainsKey("DOTNET_ROOT"))
            return;
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Directory.Exists(Path.Combine(root, "host", "fxr")))
            start.Environment["DOTNET_ROOT"] = root;
    }

    private static SpeechException Missing(string message, Exception? inner = null)
        => new(SpeechErrorCode.MissingDependency, SpeechStage.Connect, message, inner);
}
