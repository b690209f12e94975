using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Mynah.Protocol.Customization;
using Mynah.Ssml;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>Gets the sample of a request – from the request itself, from the web or from the uploads – and checks it.</summary>
internal sealed class SampleLoader(IOptions<MynahServerOptions> options, UploadStore uploads) : IDisposable
{
    // One byte more than allowed, so that the check itself says that a file is too large, in the documented words.
    private static readonly int MostBytes = SampleRules.Qwen.MaxBytes + 1;

    private static readonly Dictionary<string, string> Containers = new(StringComparer.Ordinal)
    {
        ["audio/wav"] = "wav", ["audio/x-wav"] = "wav", ["audio/wave"] = "wav", ["audio/vnd.wave"] = "wav",
        ["audio/mpeg"] = "mp3", ["audio/mp3"] = "mp3", ["audio/mp4"] = "m4a", ["audio/m4a"] = "m4a", ["audio/x-m4a"] = "m4a",
    };

    private readonly WebSoundSource _web = new(new SoundLimits
    {
        MaxBytes = MostBytes, Timeout = TimeSpan.FromSeconds(30), AllowPrivateAddresses = options.Value.AllowPrivateSamples,
    });

    /// <summary>Gets an accepted sample.</summary>
    /// <exception cref="SpeechException">It cannot be had, or is refused; in the words of the service.</exception>
    public async Task<(ReadOnlyMemory<byte> File, SampleReport Report)> LoadAsync(string? address, VoiceFamily family, string owner, HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw VoiceErrors.Invalid($"required field missing: input.{(family == VoiceFamily.Qwen ? "audio.data" : "url")}");
        var (file, mediaType) = await GetAsync(address, owner, request).ConfigureAwait(false);
        if (mediaType is not null && !Containers.ContainsKey(mediaType))
            throw VoiceErrors.WrongFormat(family, mediaType);
        var report = await CheckAsync(file, family, request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (mediaType is not null && report.Container is { } container && Containers[mediaType] != container)
            throw VoiceErrors.WrongFormat(family, $"{mediaType}, but the file is {container}");
        return report.Refusal is { } refusal ? throw VoiceErrors.Refused(family, refusal) : (file, report);
    }

    /// <summary>Checks a sample against the rules of a family.</summary>
    public static Task<SampleReport> CheckAsync(ReadOnlyMemory<byte> file, VoiceFamily family, CancellationToken cancellationToken)
        => SampleCheck.RunAsync(file, family == VoiceFamily.Qwen ? SampleRules.Qwen : SampleRules.CosyVoice, cancellationToken);

    public void Dispose() => _web.Dispose();

    private async Task<(ReadOnlyMemory<byte> File, string? MediaType)> GetAsync(string address, string owner, HttpRequest request)
    {
        if (AudioDataUri.IsOne(address))
        {
            var uri = AudioDataUri.Parse(address);
            return (uri.Data, uri.MediaType);
        }
        if (address.StartsWith(UploadForm.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            if (!request.Headers[CustomizationService.ResolveHeader].ToString().Equals("enable", StringComparison.OrdinalIgnoreCase))
                throw VoiceErrors.Make(400, "InvalidURL", $"an oss:// address needs the header {CustomizationService.ResolveHeader}: enable");
            var stored = await uploads.ReadAsync(owner, address[UploadForm.Scheme.Length..], request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (stored ?? throw VoiceErrors.Make(400, "InvalidURL", "there is no such upload, or its 48 hours are over; upload the file again"), null);
        }
        try
        {
            return (await _web.DownloadAsync(address, request.HttpContext.RequestAborted).ConfigureAwait(false), null);
        }
        catch (SpeechException refused)
        {
            var code = refused.Code == SpeechErrorCode.InvalidArgument ? "InvalidURL" : refused.Code == SpeechErrorCode.Timeout ? "InvalidURL.Timeout" : "InvalidURL.ConnectionRefused";
            throw VoiceErrors.Make(400, code, refused.Message);
        }
    }
}
