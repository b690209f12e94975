using System.Diagnostics;
using Mynah.Client.Voices;

namespace Mynah.Cli.Voices;

/// <summary>Tells on the error stream how long a voice has been waited for: one changing line in a terminal, else a line for each new state.</summary>
internal sealed class WaitProgress : IProgress<CustomVoice>
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private string? _last;

    public void Report(CustomVoice value)
    {
        var line = $"mynah: {value.Id} is {value.Status} ({Stopwatch.GetElapsedTime(_begin).TotalSeconds:0} s)";
        if (!Console.IsErrorRedirected)
            Console.Error.Write(value.IsUsable ? "\r\e[K" : $"\r{line}\e[K");
        else if (value.Status != _last && !value.IsUsable)
            Console.Error.WriteLine(line);
        _last = value.Status;
    }
}
