namespace Mynah.Cli;

/// <summary>Where the command line keeps what belongs to the user.</summary>
internal static class UserFolders
{
    /// <summary><c>~/.config/mynah</c> on Linux: what the user decided, such as the key file.</summary>
    public static string Settings => Of(Environment.SpecialFolder.ApplicationData);

    /// <summary><c>~/.local/share/mynah</c> on Linux: what a program leaves for others.</summary>
    public static string State => Of(Environment.SpecialFolder.LocalApplicationData);

    /// <summary>The key file that <c>mynah keys</c> and <c>mynah serve</c> use when none is named.</summary>
    public static string KeyFile => Path.Combine(Settings, "keys.json");

    /// <summary>Custom voices: the registry file, samples and uploads.</summary>
    public static string Voices => Path.Combine(State, "voices");

    private static string Of(Environment.SpecialFolder folder)
        => Path.Combine(Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify), "mynah");
}
