namespace Mynah.Protocol;

/// <summary>The language names of the Qwen dialects and the codes they stand for (dossier 01 §2.1).</summary>
public static class LanguageTypes
{
    /// <summary>The name that leaves the choice to the service.</summary>
    public const string Auto = "Auto";

    private static readonly (string Name, string Code)[] Names =
    [
        ("Chinese", "zh"), ("English", "en"), ("German", "de"), ("Italian", "it"), ("Portuguese", "pt"), ("Spanish", "es"),
        ("Japanese", "ja"), ("Korean", "ko"), ("French", "fr"), ("Russian", "ru"),
    ];

    /// <summary>The eleven documented values, as a list for messages.</summary>
    public static string List { get; } = $"{Auto}, {string.Join(", ", Names.Select(pair => pair.Name))}";

    /// <summary>Finds the language code of a wire name, in any case; also a bare code such as <c>zh</c> is understood.</summary>
    /// <param name="name">The wire name; null and empty mean automatic.</param>
    /// <param name="code">The code; null for automatic.</param>
    /// <returns>False when the name is not one of <see cref="List"/>.</returns>
    public static bool TryGetCode(string? name, out string? code)
    {
        code = null;
        if (string.IsNullOrEmpty(name) || name.Equals(Auto, StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var (known, knownCode) in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase) || name.Equals(knownCode, StringComparison.OrdinalIgnoreCase))
                code = knownCode;
        }
        return code is not null;
    }

    /// <summary>The wire name of a language code; <see cref="Auto"/> for null and for languages the dialect has no name for.</summary>
    public static string FromCode(string? code)
    {
        foreach (var (name, known) in Names)
        {
            if (known.Equals(code, StringComparison.OrdinalIgnoreCase))
                return name;
        }
        return Auto;
    }
}
