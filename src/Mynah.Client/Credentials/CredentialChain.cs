namespace Mynah.Client;

/// <summary>
/// Finds the API key: argument, <c>DASHSCOPE_API_KEY</c>, <c>.env</c> of the current folder and of the repository around it,
/// <c>~/.alibabacloud/credentials</c>, the file of <c>DASHSCOPE_API_KEY_FILE_PATH</c>, <c>~/.dashscope/api_key</c> (dossier 06 §1).
/// Nothing is cached: a changed file counts at once.
/// </summary>
public sealed class CredentialChain
{
    private const string KeyVariable = "DASHSCOPE_API_KEY";

    private readonly Func<string, string?> _environment;
    private readonly string _home;
    private readonly string _folder;

    /// <param name="environment">Looks up a variable; null for the process's environment.</param>
    /// <param name="home">The user's folder; null for the real one.</param>
    /// <param name="folder">Where the search for <c>.env</c> begins; null for the current folder.</param>
    public CredentialChain(Func<string, string?>? environment = null, string? home = null, string? folder = null)
    {
        _environment = environment ?? Environment.GetEnvironmentVariable;
        _home = home ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        _folder = folder ?? Directory.GetCurrentDirectory();
    }

    /// <summary>Finds a key; null when there is none.</summary>
    /// <param name="argument">The key the caller gave; null or empty when none was given.</param>
    public ApiCredential? Find(string? argument = null)
    {
        if (argument?.Trim() is { Length: > 0 } given)
            return new ApiCredential(given, "the argument");
        if (_environment(KeyVariable)?.Trim() is { Length: > 0 } variable)
            return new ApiCredential(variable, $"environment variable {KeyVariable}");
        return FromDotEnv() ?? FromProfile() ?? FromKeyFile();
    }

    /// <summary>Finds a key or says where one can be put.</summary>
    /// <exception cref="SpeechException">There is none.</exception>
    public ApiCredential Get(string? argument = null) => Find(argument) ?? throw new SpeechException(
        SpeechErrorCode.Unauthorized, SpeechStage.Validate,
        $"No API key was found. Set {KeyVariable}, write {KeyVariable}=sk-... into .env, "
        + "or put dashscope_api_key into ~/.alibabacloud/credentials.");

    private ApiCredential? FromDotEnv()
    {
        foreach (var folder in new[] { _folder, RepositoryRoot() }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, ".env");
            if (ReadLines(path) is { } lines && DotEnv.Find(lines, KeyVariable) is { Length: > 0 } key)
                return new ApiCredential(key, path);
        }
        return null;
    }

    private ApiCredential? FromProfile()
    {
        var profile = NotEmpty(_environment("ALIBABA_CLOUD_PROFILE")) ?? NotEmpty(_environment("ALICLOUD_PROFILE")) ?? "default";
        var path = Path.Combine(_home, ".alibabacloud", "credentials");
        return ReadLines(path) is { } lines && IniFile.Find(lines, profile, "dashscope_api_key") is { Length: > 0 } key
            ? new ApiCredential(key, $"{path}, profile {profile}")
            : null;
    }

    private ApiCredential? FromKeyFile()
    {
        foreach (var path in new[] { NotEmpty(_environment("DASHSCOPE_API_KEY_FILE_PATH")), Path.Combine(_home, ".dashscope", "api_key") }.OfType<string>())
        {
            if (ReadLines(path) is { } lines && string.Concat(lines).Trim() is { Length: > 0 } key)
                return new ApiCredential(key, path);
        }
        return null;
    }

    private string? RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(_folder); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return folder.FullName;
        }
        return null;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // A file that is missing or cannot be read is simply not a source, as in the official scripts.
    private static string[]? ReadLines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
