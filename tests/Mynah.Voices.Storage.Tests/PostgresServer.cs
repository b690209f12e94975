using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Mynah.Voices.Storage.Tests;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Mynah.Voices.Storage.Tests;

/// <summary>A real PostgreSQL with a cluster of its own in a temporary folder, for all tests of this program.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-postgres-").FullName;
    private readonly int _port = FreePort();
    private bool _isRunning;

    /// <summary>How to connect; null when PostgreSQL is not installed.</summary>
    public string? ConnectionString { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Programs() is not { } programs)
            return;
        var data = Path.Combine(_folder, "data");
        Run("chmod", "777", _folder);
        // PostgreSQL refuses to run as root.
        RunAsServer(Path.Combine(programs, "initdb"), "-D", data, "-U", "mynah", "-A", "trust", "--no-sync", "-E", "UTF8");
        RunAsServer(Path.Combine(programs, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off"), "start");
        _isRunning = true;
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database=postgres;Username=mynah");
        await ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (_isRunning)
            RunAsServer(Path.Combine(Programs()!, "pg_ctl"), "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        Run("rm", "-rf", _folder);
        return default;
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static void RunAsServer(params string[] command)
    {
        if (Environment.UserName == "root")
            Run("runuser", ["-u", "postgres", "--", .. command]);
        else
            Run(command[0], command[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        // No redirection: the server would inherit the pipes and keep them open. It writes to its own log.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
