namespace Mynah.Cli.Remote;

/// <summary>
/// A note in the user's own folder that says where <c>mynah serve</c> listens, so that other commands find it without being told.
/// Only the user can write there, so an address found in it may be trusted with the user's key.
/// </summary>
internal static class RunningServer
{
    private static string NotePath => Path.Combine(UserFolders.State, "server");

    /// <summary>Leaves the note; dispose the result when the server has ended.</summary>
    public static IDisposable Announce(Uri address)
    {
        try
        {
            Directory.CreateDirectory(UserFolders.State);
            File.WriteAllText(NotePath, $"{Environment.ProcessId} {address}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"mynah: other commands will need --base-url {address} to find this server. {exception.Message}");
        }
        return new Note();
    }

    /// <summary>The address of the server that runs; null when none does.</summary>
    public static Uri? Find() => Read() is var (process, address) && IsAlive(process) ? address : null;

    private static (int Process, Uri Address)? Read()
    {
        try
        {
            var parts = File.ReadAllText(NotePath).Split(' ', 2);
            return parts.Length == 2 && int.TryParse(parts[0], out var process) && Uri.TryCreate(parts[1], UriKind.Absolute, out var address)
                ? (process, address)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // no note is the usual case
        }
    }

    // A server that was killed leaves its note behind, and its process id may have gone to another program.
    private static bool IsAlive(int process)
    {
        try
        {
            using var other = System.Diagnostics.Process.GetProcessById(process);
            return other.ProcessName is "mynah" or "dotnet";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class Note : IDisposable
    {
        public void Dispose()
        {
            // The note of a server that was started later stays.
            if (Read()?.Process == Environment.ProcessId)
                File.Delete(NotePath);
        }
    }
}
