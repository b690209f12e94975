using System.Globalization;
using System.Text.Json;
using Mynah.Client.Generation;
using Mynah.Protocol.Customization;

namespace Mynah.Client.Voices;

/// <summary>Calls the customization endpoint and reads its answers. Safe for concurrent calls.</summary>
internal sealed class VoiceCalls(ServiceHttp http, MynahClientOptions options, TimeProvider clock)
{
    // A preview of 1,024 characters at 48 kHz is about 10 MB, and base64 adds a third.
    private const int MaxAnswer = 32 * 1024 * 1024;

    /// <summary>Makes a call.</summary>
    /// <param name="service">Which service.</param>
    /// <param name="input">The action and its members.</param>
    /// <param name="parameters">The form of previews.</param>
    /// <param name="isOnce">True for creates, which are sent a second time only when the first never arrived.</param>
    /// <param name="cancellationToken">Ends the wait; what the service has begun goes on.</param>
    public async Task<CustomizationResponse> CallAsync(
        VoiceService service, CustomizationInput input, CustomizationParameters? parameters, bool isOnce, CancellationToken cancellationToken)
    {
        var body = CustomizationCodec.Write(new CustomizationRequest { Model = VoiceServices.Wire(service), Input = input, Parameters = parameters });
        var request = http.Post(CustomizationService.Path, body, streamed: false) with { IsOnce = isOnce };
        if (input.Url?.StartsWith(UploadForm.Scheme, StringComparison.OrdinalIgnoreCase) == true || input.Audio?.Data?.StartsWith(UploadForm.Scheme, StringComparison.OrdinalIgnoreCase) == true)
            request = Resolving(request);
        return await SendAsync(request, CustomizationCodec.ReadResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for permission to upload a sample.</summary>
    public async Task<UploadPolicy> GetPolicyAsync(string model, CancellationToken cancellationToken)
    {
        var request = http.Ask($"{CustomizationService.UploadsPath}?action=getPolicy&model={Uri.EscapeDataString(model)}");
        var answer = await SendAsync(request, CustomizationCodec.ReadPolicy, cancellationToken).ConfigureAwait(false);
        return answer.Data ?? throw Unreadable(answer.RequestId);
    }

    /// <summary>Sends a request that needs no key and whose answer is only its status.</summary>
    public async Task PostAsync(Outgoing request, CancellationToken cancellationToken)
    {
        using var limit = new PhaseLimit(clock, cancellationToken);
        limit.Enter("the upload", SpeechStage.Start, options.FinishTimeout);
        using var response = await http.SendAsync(request, limit).ConfigureAwait(false);
    }

    /// <summary>A voice of a list.</summary>
    public static CustomVoice? Read(CustomVoiceEntry entry, VoiceService service, string? requestId) => (entry.Voice ?? entry.VoiceId) is not { Length: > 0 } id ? null
        : new CustomVoice(id, service)
        {
            TargetModel = entry.TargetModel, Status = entry.Status ?? VoiceStatus.Ok, CreatedAt = Time(entry.GmtCreate), ModifiedAt = Time(entry.GmtModified),
            Description = entry.VoicePrompt, PreviewText = entry.PreviewText, Language = entry.Language, RequestId = requestId,
        };

    /// <summary>A voice that was asked for.</summary>
    public static CustomVoice Read(CustomizationOutput output, string id, VoiceService service, string? requestId) => new(id, service)
    {
        TargetModel = output.TargetModel, Status = output.Status ?? VoiceStatus.Ok, CreatedAt = Time(output.GmtCreate), ModifiedAt = Time(output.GmtModified),
        Description = output.VoicePrompt, PreviewText = output.PreviewText, Language = output.Language, SampleAddress = output.ResourceLink, Consent = output.Consent,
        RequestId = requestId,
    };

    /// <summary>An answer without what it must have.</summary>
    public static SpeechException Unreadable(string? requestId, Exception? error = null) => new(SpeechErrorCode.ProtocolViolation, SpeechStage.Finish,
        $"The service answered with something that cannot be read (request {requestId}).", error) { RequestId = requestId, StatusCode = 200 };

    private static DateTime? Time(string? text)
        => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? DateTime.SpecifyKind(time, DateTimeKind.Unspecified) : null;

    private static Outgoing Resolving(Outgoing request) => request with
    {
        Make = url =>
        {
            var made = request.Make(url);
            made.Headers.Add(CustomizationService.ResolveHeader, "enable");
            return made;
        },
    };

    private delegate T Reader<out T>(ReadOnlySpan<byte> body);

    private async Task<T> SendAsync<T>(Outgoing request, Reader<T> read, CancellationToken cancellationToken)
    {
        using var limit = new PhaseLimit(clock, cancellationToken);
        limit.Enter("the answer", SpeechStage.Start, options.FinishTimeout);
        using var response = await http.SendAsync(request, limit).ConfigureAwait(false);
        var requestId = ServiceHttp.RequestIdOf(response);
        var body = await limit.RunAsync(token => ReadBodyAsync(response.Content, token)).ConfigureAwait(false);
        try
        {
            return read(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException error)
        {
            throw Unreadable(requestId, error);
        }
    }

    private static async Task<MemoryStream> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > MaxAnswer)
                throw new InvalidDataException($"The answer is larger than {MaxAnswer >> 20} MB.");
        }
        return body;
    }
}
