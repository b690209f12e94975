using System.CommandLine;
using Mynah.Cli.Lexicons;
using Mynah.Cli.Say;
using Mynah.Text;

namespace Mynah.Cli.Text;

/// <summary><c>mynah text</c>: how a text will be said, without saying it.</summary>
internal static class TextCommand
{
    private static readonly Argument<string?> Text = new("text")
    {
        Description = "The text, or - for standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> File = new("--file", "-f") { Description = "Read a UTF-8 text file.", HelpName = "FILE" };
    private static readonly Option<string?> Language = new("--language", "-l") { Description = "Language code of the text. Detected when left out.", HelpName = "CODE" };
    private static readonly Option<string?> Lexicon = LexiconOption.Create();
    private static readonly Option<string?> Filter = FilterOption.Create();
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object per segment." };

    public static Command Create()
    {
        var command = new Command("text",
            """
            Show how a text will be said: its segments, their language, the words that numbers and symbols become, the reading (pinyin,
            kana, re-spelt hangul) and the phonemes that the embedded engine speaks.

            Examples:
              mynah text "Dr. Smith paid $3.50 on 5/3/2024."
              mynah text "我在银行存了1500元。" --json
              mynah text --filter markdown,emoji --file answer.md
            """)
        {
            Text, File, Language, Lexicon, Filter, Json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            TextSource.From(parsed.GetValue(Text), parsed.GetValue(File)), LexiconOption.Preparation(parsed.GetValue(Lexicon)),
            FilterOption.Read(parsed.GetValue(Filter)), parsed.GetValue(Language), parsed.GetValue(Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        TextSource source, TextPreparation preparation, TextFilterOptions? filtering, string? language, bool isJson, CancellationToken cancellationToken)
    {
        var filter = new TextFilter(filtering ?? new TextFilterOptions(), language);
        await using var transcriber = new Transcriber();
        var segmenter = new TextSegmenter();
        string? previous = null;
        await foreach (var piece in source.ReadAsync(cancellationToken))
        {
            segmenter.Append(filter.Append(piece));
            await PrintAsync();
        }
        segmenter.Append(filter.Flush());
        segmenter.Flush();
        await PrintAsync();
        return ExitCode.Done;

        async Task PrintAsync()
        {
            while (segmenter.TryRead(out var segment))
            {
                var prepared = preparation.Prepare(segment, language, previous);
                previous = prepared.Language;
                var phonemes = await transcriber.TranscribeAsync(prepared, cancellationToken);
                Console.WriteLine(isJson ? TextReport.ToJson(prepared, phonemes) : TextReport.ToText(prepared, phonemes));
            }
        }
    }
}
