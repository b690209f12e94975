namespace Mynah.Client.Generation;

/// <summary>A finished recording at the service.</summary>
/// <param name="AudioUrl">Where the file is; no key is needed to fetch it.</param>
/// <param name="ExpiresAt">When it goes away; null when the service did not say.</param>
/// <param name="RequestId">The id to quote when asking for help.</param>
/// <param name="Characters">Counted characters; 0 for models counted in tokens.</param>
/// <param name="SampleRate">Samples per second; null when the service did not say (the cloud does not).</param>
/// <param name="Format">Wire name of the encoding; null when the service did not say.</param>
public sealed record GenerationResult(
    Uri AudioUrl, DateTimeOffset? ExpiresAt, string? RequestId, long Characters, int? SampleRate, string? Format);
