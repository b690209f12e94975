using System.CommandLine;
using Mynah.Audio;
using Mynah.Cli.Say;
using Mynah.Text;

namespace Mynah.Cli.Chat;

/// <summary><c>mynah chat</c>: its arguments, and nothing else.</summary>
internal static class ChatCommand
{
    private static readonly Argument<string?> Prompt = new("prompt")
    {
        Description = "A question that is answered once. Without it the conversation goes on line by line, until the input ends (Ctrl-D).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Llm = new("--llm")
    {
        Description = "The language model's service: an address, beijing or singapore; or the base of an OpenAI-compatible one (…/v1). "
            + "Default: what the environment names, else the running `mynah serve`, else a parrot.",
        HelpName = "URL",
    };

    private static readonly Option<string?> LlmModel = new("--llm-model") { Description = "The language model.", HelpName = "NAME" };
    private static readonly Option<string?> System = new("--system") { Description = "What the language model is told beforehand.", HelpName = "TEXT" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Also write what is spoken to a file: all answers, one after another.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("chat",
            """
            Talk with a language model: its answer is spoken and shown while it is still being written. On a terminal any key interrupts, and
            the model is told only what was heard.

            Examples:
              mynah chat
              mynah chat "Please introduce yourself." --no-play --out answer.wav
              mynah chat --llm beijing --llm-model qwen3.5-flash --remote beijing --voice Serena
              mynah chat --llm http://127.0.0.1:11434/v1 --llm-model llama3.2 --system "Answer in one sentence."
            """)
        {
            Prompt,
        };
        // What is spoken in a conversation is never kept.
        var service = ServiceArguments.All.Where(option => option.Name is not ("--cache" or "--no-cache"));
        foreach (var option in (Option[])[Llm, LlmModel, System, .. VoiceArguments.All, .. FormatArguments.All, Out, .. PlayArguments.All, .. service])
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => new ChatRun(Read(parsed)).RunAsync(cancellationToken));
        return command;
    }

    private static ChatRequest Read(ParseResult parsed)
    {
        var outPath = parsed.GetValue(Out);
        var service = ServiceArguments.Read(parsed) with { IsCached = false };
        var format = FormatArguments.Read(parsed).Resolve(outPath);
        var options = VoiceArguments.Read(parsed);
        // Samples without headers, so that several answers make one file.
        var spoken = format.Encoding == AudioEncoding.Wav ? format with { Encoding = AudioEncoding.Pcm } : format;
        var request = new ChatRequest(
            parsed.GetValue(Prompt), parsed.GetValue(Llm), parsed.GetValue(LlmModel), parsed.GetValue(System), outPath, format, PlayArguments.Read(parsed), service,
            options with { Format = spoken, Model = service.Model, Filter = options.Filter ?? TextFilterOptions.All });
        request.Validate();
        return request;
    }
}
