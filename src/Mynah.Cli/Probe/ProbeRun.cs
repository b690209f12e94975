namespace Mynah.Cli.Probe;

/// <summary>Carries out <c>mynah probe</c>.</summary>
internal static class ProbeRun
{
    private const int StrictFailure = 2;

    public static async Task<int> RunAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        request.Service.Credential(); // a missing key is told before anything is sent
        using var http = new HttpProbing(request);
        var overHttp = request.Transport is ProbeTransport.WebSocket ? null : await http.ProbeAsync(cancellationToken);
        var overWebSocket = request.Transport is ProbeTransport.Http ? null : await new WebSocketProbing(request).ProbeAsync(cancellationToken);
        var isGood = overHttp?.Ok != false && overWebSocket?.Ok != false;
        var fallback = !isGood && request.HasFallback ? await http.FallBackAsync(cancellationToken) : null;
        Console.WriteLine(new ProbeReport(overHttp, overWebSocket, fallback).ToJson());
        return ExitCodeOf(isGood, request.IsStrict, fallback);
    }

    private static int ExitCodeOf(bool isGood, bool isStrict, FallbackReport? fallback)
    {
        if (isGood)
            return ExitCode.Done;
        if (fallback is FallbackFailure { IsBroken: true })
            return ExitCode.Failure;
        if (isStrict)
            return StrictFailure;
        return fallback?.Ok == true ? ExitCode.Done : ExitCode.Failure;
    }
}
