using System.CommandLine;
using Mynah;
using Mynah.Cli;

using var interruption = new Interruption();
var root = CommandLine.Create(interruption);
try
{
    var parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
        return CommandLine.Refuse(parsed);
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await parsed.InvokeAsync(configuration, interruption.Token);
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return interruption.Code;
}
catch (SpeechException exception)
{
    Console.Error.WriteLine($"mynah: {exception.Message}");
    return ExitCode.Of(exception);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    // Files report their own failures; what is left is the standard output.
    Console.Error.WriteLine($"mynah: standard output could not be written. {exception.Message}");
    return ExitCode.Failure;
}
