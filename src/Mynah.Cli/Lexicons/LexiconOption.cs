using System.CommandLine;
using Mynah.Text;
using Mynah.Text.Lexicons;

namespace Mynah.Cli.Lexicons;

/// <summary><c>--lexicon</c>: the same for every command that says or shows text.</summary>
internal static class LexiconOption
{
    public static Option<string?> Create() => new("--lexicon") { Description = "A file with readings of your own (word → reading).", HelpName = "FILE" };

    /// <summary>The built-in languages, with the lexicon of a file when one is named.</summary>
    /// <exception cref="SpeechException">The file cannot be read or has an error; the message says where.</exception>
    public static TextPreparation Preparation(string? path)
        => path is null ? TextPreparation.Default : new TextPreparation(FrontEnds.Default, Lexicon.Load(path));
}
