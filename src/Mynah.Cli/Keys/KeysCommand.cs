using System.CommandLine;
using System.Globalization;
using Mynah.Server;

namespace Mynah.Cli.Keys;

/// <summary><c>mynah keys</c>: who may use the server.</summary>
internal static class KeysCommand
{
    private static readonly Option<string> File = new("--keys")
    {
        Description = "The key file; the one of `mynah serve --keys`.",
        DefaultValueFactory = _ => UserFolders.KeyFile,
        HelpName = "FILE",
    };

    private static readonly Argument<string> Name = new("name") { Description = "Who uses the key." };

    public static Command Create() => new("keys",
        """
        Add, list and revoke the keys of the server. Only their hashes are kept; a running server sees a change at once.

        Examples:
          mynah keys add anna
          mynah keys list
          mynah keys revoke anna
        """)
    {
        Sub("add", "Make a key and print it. It cannot be shown again.", Add, Name, File),
        Sub("list", "List the names and dates of the keys.", List, File),
        Sub("revoke", "Refuse a key from now on.", Revoke, Name, File),
    };

    private static int Add(ParseResult parsed)
    {
        Console.WriteLine(Open(parsed).Add(parsed.GetValue(Name)!));
        return ExitCode.Done;
    }

    private static int List(ParseResult parsed)
    {
        foreach (var key in Open(parsed).List().OrderBy(key => key.Name, StringComparer.Ordinal))
            Console.WriteLine($"{key.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {key.Name}");
        return ExitCode.Done;
    }

    private static int Revoke(ParseResult parsed)
    {
        var name = parsed.GetValue(Name)!;
        return Open(parsed).Revoke(name)
            ? ExitCode.Done
            : throw SpeechException.Invalid($"There is no key named '{name}'. `mynah keys list` shows all of them.");
    }

    private static ApiKeyFile Open(ParseResult parsed) => new(parsed.GetValue(File)!);

    private static Command Sub(string name, string description, Func<ParseResult, int> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else if (symbol is Option option)
                command.Options.Add(option);
        }
        command.SetAction(run);
        return command;
    }
}
