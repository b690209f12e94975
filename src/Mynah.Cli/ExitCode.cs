namespace Mynah.Cli;

/// <summary>What the program's exit status says. Documented in docs/concepts/command-line.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something failed: a file, the engine, a missing package.</summary>
    public const int Failure = 1;

    /// <summary>An argument, a value or the text itself was refused.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C (128 + SIGINT, the shells' convention).</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM (128 + 15).</summary>
    public const int Terminated = 143;

    public static int Of(SpeechException exception) => exception.Code switch
    {
        SpeechErrorCode.InvalidArgument or SpeechErrorCode.UnknownVoice or SpeechErrorCode.UnsupportedLanguage => Usage,
        _ => Failure,
    };
}
