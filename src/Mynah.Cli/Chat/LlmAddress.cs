using System.Net.Http.Headers;
using Mynah.Cli.Remote;
using Mynah.Client;

namespace Mynah.Cli.Chat;

/// <summary>
/// Where a language model is. A region, or an address without a path or with <c>/api/v1</c>, is a service such as Model Studio or
/// <c>mynah serve</c>, spoken to in its own dialect; any other address is the base of an OpenAI-compatible one.
/// </summary>
/// <param name="Address">The service's HTTP base, or the base of the OpenAI-compatible endpoint.</param>
/// <param name="IsCompatible">True for the latter.</param>
internal sealed record LlmAddress(Uri Address, bool IsCompatible)
{
    private const string KeyVariable = "OPENAI_API_KEY";

    // For servers on this machine that need none.
    private const string NoKey = "none";

    /// <exception cref="SpeechException">It is not an address.</exception>
    public static LlmAddress From(string text)
    {
        var service = RemoteService.Find(text);
        var path = text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? service.Options.BaseUrl!.AbsolutePath.TrimEnd('/') : "";
        return path.Length == 0 || path.EndsWith("/api/v1", StringComparison.Ordinal)
            ? new LlmAddress(service.Addresses.Http, IsCompatible: false)
            : new LlmAddress(service.Options.BaseUrl!, IsCompatible: true);
    }

    /// <summary>Puts the key into requests: that of the service, or for any other host what OPENAI_API_KEY holds. A key goes only to whom it belongs.</summary>
    /// <exception cref="SpeechException">There is none, and the address is not on this machine.</exception>
    public Action<HttpRequestHeaders> Authorization()
    {
        if (!IsCompatible || Address.Host.EndsWith(".aliyuncs.com", StringComparison.OrdinalIgnoreCase))
        {
            var keys = new CredentialChain();
            return (keys.Find() ?? keys.Get(Address.IsLoopback ? NoKey : null)).Authorize;
        }
        var key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } given ? given : Address.IsLoopback ? NoKey : null;
        if (key is null)
            throw new SpeechException(SpeechErrorCode.Unauthorized, SpeechStage.Validate, $"No key for {Address} was found. Set {KeyVariable} (to any text when none is needed).");
        return headers => headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }
}
