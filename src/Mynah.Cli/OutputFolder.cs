namespace Mynah.Cli;

/// <summary>The folder for what is written without being told where: <c>OUTPUT_DIR</c>, else <c>output</c>.</summary>
internal static class OutputFolder
{
    public static string Base => Environment.GetEnvironmentVariable("OUTPUT_DIR") is { Length: > 0 } configured ? configured : "output";

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Base, .. parts]);
}
