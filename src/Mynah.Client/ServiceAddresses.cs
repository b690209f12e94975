namespace Mynah.Client;

/// <summary>The addresses of one service (dossier 06 §1.4 and §2).</summary>
/// <param name="Http">The HTTP base, for example <c>https://dashscope.aliyuncs.com/api/v1</c>, without a slash at the end.</param>
/// <param name="Realtime">The realtime WebSocket without its query.</param>
/// <param name="Inference">The task WebSocket that CosyVoice uses (dossier 02 §1).</param>
public sealed record ServiceAddresses(Uri Http, Uri Realtime, Uri Inference)
{
    private const string HttpVariable = "DASHSCOPE_HTTP_BASE_URL";
    private const string InferenceVariable = "DASHSCOPE_WEBSOCKET_BASE_URL";
    private const string RealtimeVariable = "DASHSCOPE_WEBSOCKET_QWEN_TTS_REALTIME_BASE_URL";

    /// <summary>Finds the addresses: the options' own URLs, then the environment, then workspace and region.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="environment">Looks up a variable; null for the process's environment.</param>
    /// <exception cref="SpeechException">An address cannot be used.</exception>
    public static ServiceAddresses From(MynahClientOptions options, Func<string, string?>? environment = null)
    {
        if (options.Problem() is { } problem)
            throw SpeechException.Invalid(problem);
        environment ??= Environment.GetEnvironmentVariable;
        var http = options.BaseUrl is { } given ? HttpBase(given) : FromVariable(environment, HttpVariable, "http") ?? RegionHttp(options);
        var realtime = options.RealtimeUrl
            ?? (options.BaseUrl is null ? FromVariable(environment, RealtimeVariable, "ws") : null)
            ?? Socket(http, "realtime");
        var inference = options.InferenceUrl
            ?? (options.BaseUrl is null ? FromVariable(environment, InferenceVariable, "ws") : null)
            ?? Socket(http, "inference");
        return new ServiceAddresses(http, realtime, inference);
    }

    private static Uri HttpBase(Uri given)
    {
        var text = given.ToString().TrimEnd('/');
        return new Uri(given.AbsolutePath.Trim('/').Length == 0 ? text + "/api/v1" : text);
    }

    // https://host/prefix/api/v1 → wss://host/prefix/api-ws/v1/realtime
    private static Uri Socket(Uri http, string name)
    {
        var path = http.AbsolutePath.TrimEnd('/');
        var prefix = path.EndsWith("/api/v1", StringComparison.Ordinal) ? path[..^"/api/v1".Length] : path;
        return new UriBuilder(http) { Scheme = http.Scheme == "https" ? "wss" : "ws", Path = $"{prefix}/api-ws/v1/{name}" }.Uri;
    }

    private static Uri RegionHttp(MynahClientOptions options) => new((options.Region, options.Workspace) switch
    {
        (ServiceRegion.Singapore, null) => "https://dashscope-intl.aliyuncs.com/api/v1",
        (ServiceRegion.Singapore, { } id) => $"https://{id}.ap-southeast-1.maas.aliyuncs.com/api/v1",
        (_, null) => "https://dashscope.aliyuncs.com/api/v1",
        (_, { } id) => $"https://{id}.cn-beijing.maas.aliyuncs.com/api/v1",
    });

    private static Uri? FromVariable(Func<string, string?> environment, string name, string scheme)
    {
        if (environment(name) is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var uri) && uri.Scheme.StartsWith(scheme, StringComparison.Ordinal)
            ? uri
            : throw SpeechException.Invalid($"The environment variable {name} is not a {scheme} address. Correct it or unset it.");
    }
}
