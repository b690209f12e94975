using System.CommandLine;
using Mynah.Text.Lexicons;

namespace Mynah.Cli.Lexicons;

/// <summary><c>mynah lexicon</c>: pronunciation as code.</summary>
internal static class LexiconCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A lexicon: word → reading, and sentence => what must be said." };

    public static Command Create()
    {
        var test = new Command("test",
            """
            Run the cases written in a lexicon. Exit code 1 when one of them fails, 2 when the file has an error.

            Example:
              mynah lexicon test names.lex
            """)
        {
            File,
        };
        test.SetAction(parsed => Test(parsed.GetValue(File)!));
        return new Command("lexicon", "Check a file of readings of your own, which `--lexicon` takes.") { test };
    }

    private static int Test(string path)
    {
        var lexicon = Lexicon.Load(path);
        var results = LexiconTest.Run(lexicon, LexiconOption.Preparation(path));
        foreach (var result in results.Where(result => !result.IsRight))
        {
            Console.WriteLine($"{path}, line {result.Case.Line}: {result.Case.Sentence}");
            Console.WriteLine($"  expected  {result.Case.Expected}");
            Console.WriteLine($"  actual    {result.Said}");
        }
        var failed = results.Count(result => !result.IsRight);
        Console.WriteLine($"{lexicon.Entries.Count} entries, {results.Count} cases, {(failed == 0 ? "all right" : $"{failed} failed")}");
        return failed == 0 ? ExitCode.Done : ExitCode.Failure;
    }
}
