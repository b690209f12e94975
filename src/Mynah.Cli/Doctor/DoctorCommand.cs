using System.CommandLine;

namespace Mynah.Cli.Doctor;

/// <summary><c>mynah doctor</c>: what is installed, what is missing, what to type.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print the checks as JSON." };

    public static Command Create()
    {
        var command = new Command("doctor", "Check what is installed, and say what to type for what is missing. Exit code 1 when speaking cannot work.") { Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var checks = await DoctorChecks.RunAsync(cancellationToken);
            if (parsed.GetValue(Json))
                Console.WriteLine(DoctorReport.ToJson(checks));
            else
                DoctorReport.Print(checks);
            return checks.Any(check => check is { IsOk: false, IsNeeded: true }) ? ExitCode.Failure : ExitCode.Done;
        });
        return command;
    }
}
