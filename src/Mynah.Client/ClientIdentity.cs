using System.Runtime.InteropServices;

namespace Mynah.Client;

/// <summary>How the SDK names itself, in the shape of the official SDKs (dossier 01 §1.2).</summary>
internal static class ClientIdentity
{
    public static string UserAgent { get; } =
        $"mynah/{typeof(ClientIdentity).Assembly.GetName().Version?.ToString(3)}; dotnet/{Environment.Version}; "
        + $"platform/{RuntimeInformation.RuntimeIdentifier}; processor/{RuntimeInformation.ProcessArchitecture}";
}
