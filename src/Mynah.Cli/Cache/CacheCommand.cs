using System.CommandLine;
using System.Globalization;

namespace Mynah.Cli.Cache;

/// <summary><c>mynah cache</c>: what <c>mynah say --cache</c> keeps.</summary>
internal static class CacheCommand
{
    public static Command Create()
    {
        var command = new Command("cache", "Show or clear the recordings that `mynah say --cache` and --remote keep.");
        command.Subcommands.Add(Sub("stats", "Say where the cache is and how full.", () => Tell("", new AudioCache().Statistics())));
        command.Subcommands.Add(Sub("clear", "Remove all recordings.", () => Tell("removed ", new AudioCache().Clear())));
        return command;
    }

    private static void Tell(string verb, AudioCacheStatistics statistics) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{statistics.Folder}: {verb}{statistics.Entries} recordings, {statistics.Bytes / 1048576.0:0.0} MiB"));

    private static Command Sub(string name, string description, Action run)
    {
        var command = new Command(name, description);
        command.SetAction(_ =>
        {
            run();
            return ExitCode.Done;
        });
        return command;
    }
}
