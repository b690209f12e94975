using System.Net.Http.Headers;

namespace Mynah.Client;

/// <summary>A key and where it was found. <see cref="ToString"/> shows only where.</summary>
public sealed class ApiCredential
{
    internal ApiCredential(string key, string source) => (Key, Source) = (key, source);

    /// <summary>Where it was found, safe to show: <c>environment variable DASHSCOPE_API_KEY</c>, a file with its profile …</summary>
    public string Source { get; }

    /// <summary>The key. Not public, so that nothing outside shows it by accident.</summary>
    internal string Key { get; }

    /// <summary>Puts the key into a request of one's own.</summary>
    public void Authorize(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    /// <inheritdoc />
    public override string ToString() => $"API key from {Source}";
}
