using System.CommandLine;
using Mynah.Cli.Remote;

namespace Mynah.Cli.Probe;

/// <summary><c>mynah probe</c>: can a service speak with the realtime model? Arguments, line and exit codes are those of the skill.</summary>
internal static class ProbeCommand
{
    private static readonly Option<string> Text = new("--text") { Description = "The text to speak.", Required = true, HelpName = "TEXT" };
    private static readonly Option<string> Voice = With("--voice", "The voice.", SpeechOptions.DefaultVoice);
    private static readonly Option<string> LanguageType = With("--language-type", "Auto, Chinese, English …", "Chinese");
    private static readonly Option<string> Instruction = With("--instruction", "How to speak, in words.", "Warm and calm tone, slightly slower pace.");
    private static readonly Option<string?> BaseUrl = new("--base-url")
    {
        Description = "The HTTP base. Default: DASHSCOPE_HTTP_BASE_URL, else the running `mynah serve`, else https://dashscope.aliyuncs.com/api/v1.",
        HelpName = "URL",
    };

    private static readonly Option<bool> Fallback = new("--fallback") { Description = "When the probe fails, speak with qwen3-tts-instruct-flash into --output." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Exit code 2 when the probe fails, even after a good fallback." };
    private static readonly Option<string> Output = With("--output", "The file of the fallback.", null);
    private static readonly Option<string> Transport = With("--transport", "http (as the skill), websocket, or both.", "http");

    public static Command Create()
    {
        var command = new Command("probe",
            """
            Probe whether a service speaks with the realtime model. Prints one line of JSON.

            Examples:
              mynah probe --text "realtime health check" --strict
              mynah probe --text "你好。" --base-url https://dashscope.aliyuncs.com/api/v1 --transport both
              mynah probe --text "hello" --fallback --output hello.wav

            Exit codes: 0 the probe or the fallback is good, 1 neither is, 2 with --strict the probe is not.
            """)
        {
            Text, Voice, LanguageType, Instruction, BaseUrl, Fallback, Strict, Output, Transport,
        };
        command.SetAction((parsed, cancellationToken) => ProbeRun.RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static ProbeRequest Read(ParseResult parsed) => new()
    {
        Text = parsed.GetValue(Text)!,
        Voice = parsed.GetValue(Voice)!,
        LanguageType = parsed.GetValue(LanguageType)!,
        Instruction = parsed.GetValue(Instruction)!,
        Service = RemoteService.Find(parsed.GetValue(BaseUrl)),
        HasFallback = parsed.GetValue(Fallback),
        IsStrict = parsed.GetValue(Strict),
        Output = parsed.GetValue(Output) ?? OutputFolder.PathOf("ai-audio-tts-realtime", "audio", "fallback-demo.wav"),
        Transport = parsed.GetValue(Transport)!.ToLowerInvariant() switch
        {
            "http" => ProbeTransport.Http,
            "websocket" => ProbeTransport.WebSocket,
            "both" => ProbeTransport.Both,
            var other => throw SpeechException.Invalid($"--transport '{other}' is not known. Use http, websocket or both."),
        },
    };

    private static Option<string> With(string name, string description, string? value)
    {
        var option = new Option<string>(name) { Description = description };
        if (value is not null)
            option.DefaultValueFactory = _ => value;
        return option;
    }
}
