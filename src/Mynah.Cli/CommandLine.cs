using System.CommandLine;
using Mynah.Cli.Cache;
using Mynah.Cli.Chat;
using Mynah.Cli.Doctor;
using Mynah.Cli.Generate;
using Mynah.Cli.Keys;
using Mynah.Cli.Lexicons;
using Mynah.Cli.Probe;
using Mynah.Cli.Say;
using Mynah.Cli.Serve;
using Mynah.Cli.Text;
using Mynah.Cli.Voices;

namespace Mynah.Cli;

/// <summary>The command tree.</summary>
internal static class CommandLine
{
    public static RootCommand Create(Interruption interruption)
    {
        var root = new RootCommand(
            """
            Mynah speaks text, in real time: without a network, through a service, or as one.

            Examples:
              mynah say "Hello, world."
              mynah say --voice Ethan --out hello.mp3 "Good morning."
              mynah say --file chapter.txt --out chapter.opus --words chapter.srt
              cat chapter.txt | mynah say - --format opus --out - > chapter.opus
              mynah voices --language zh --gender female
              mynah chat "Please introduce yourself."
              mynah serve
              mynah say --remote http://127.0.0.1:8020 "Hello from the server."
              mynah doctor

            Exit codes: 0 done, 1 failure, 2 a refused argument or text, 130 interrupted, 143 ended by SIGTERM.
            """);
        root.Subcommands.Add(SayCommand.Create());
        root.Subcommands.Add(ChatCommand.Create());
        root.Subcommands.Add(TextCommand.Create());
        root.Subcommands.Add(VoicesCommand.Create());
        root.Subcommands.Add(ServeCommand.Create(interruption));
        root.Subcommands.Add(KeysCommand.Create());
        root.Subcommands.Add(ProbeCommand.Create());
        root.Subcommands.Add(GenerateCommand.Create());
        root.Subcommands.Add(CacheCommand.Create());
        root.Subcommands.Add(LexiconCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.SetAction(parsed =>
        {
            Console.Error.WriteLine("mynah: name a command: say, chat, text, voices, lexicon, serve, keys, probe, generate, cache or doctor. `mynah --help` shows examples.");
            return ExitCode.Usage;
        });
        return root;
    }

    /// <summary>Says what is wrong with the arguments.</summary>
    public static int Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine($"mynah: {error.Message}");
        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"`mynah{command} --help` shows what is accepted.");
        return ExitCode.Usage;
    }
}
