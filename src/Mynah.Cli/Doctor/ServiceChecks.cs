using Mynah.Cli.Remote;
using Mynah.Client;

namespace Mynah.Cli.Doctor;

/// <summary>Says which key and which addresses the commands that use a service would take. Nothing is sent, and no key is shown.</summary>
internal static class ServiceChecks
{
    public static IEnumerable<DoctorCheck> Run() => [Key(), Address(), Regions(), Server()];

    private static DoctorCheck Key()
    {
        var credential = new CredentialChain().Find();
        return Optional("API key", "asks the cloud to speak", credential is not null,
            credential?.ToString() ?? "none found; set DASHSCOPE_API_KEY, or write it into .env or ~/.alibabacloud/credentials");
    }

    private static DoctorCheck Address()
    {
        try
        {
            var addresses = RemoteService.Find(null).Addresses;
            return Optional("service", "speaks when --remote is given without an address", isOk: true, $"{addresses.Http}, {addresses.Realtime}");
        }
        catch (SpeechException exception)
        {
            return Optional("service", "speaks when --remote is given without an address", isOk: false, exception.Message);
        }
    }

    private static DoctorCheck Regions() => Optional("regions", "can be given to --remote", isOk: true, string.Join("; ",
        Enum.GetValues<ServiceRegion>().Select(region => $"{region.ToString().ToLowerInvariant()} {AddressOf(region)}")));

    private static DoctorCheck Server() => Optional("server", "is used by itself while it runs", isOk: true,
        RunningServer.Find() is { } address ? $"`mynah serve` runs on {address}" : "`mynah serve` does not run");

    // Without the environment's addresses, which would hide those of the regions.
    private static Uri AddressOf(ServiceRegion region) => ServiceAddresses.From(new MynahClientOptions { Region = region }, _ => null).Http;

    private static DoctorCheck Optional(string name, string purpose, bool isOk, string detail) => new(name, purpose, isOk, IsNeeded: false, detail);
}
