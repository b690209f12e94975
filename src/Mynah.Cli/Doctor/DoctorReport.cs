using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Cli.Doctor;

/// <summary>Shows checks to people and to programs.</summary>
internal static class DoctorReport
{
    public static void Print(IReadOnlyList<DoctorCheck> checks)
    {
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            var mark = check.IsOk ? "ok     " : check.IsNeeded ? "MISSING" : "missing";
            Console.WriteLine($"{mark}  {check.Name.PadRight(width)}  {check.Detail} ({check.Purpose})");
        }
        Console.WriteLine(checks.Any(check => check is { IsOk: false, IsNeeded: true })
            ? "Mynah cannot speak on this machine yet; do what the lines marked MISSING say."
            : "Mynah can speak on this machine.");
    }

    public static string ToJson(IReadOnlyList<DoctorCheck> checks) => JsonSerializer.Serialize(checks, DoctorJson.Relaxed.IReadOnlyListDoctorCheck);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<DoctorCheck>))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    public static DoctorJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
