using System.Globalization;
using Microsoft.AspNetCore.Http;
using Mynah.Protocol.Generation;

namespace Mynah.Server;

/// <summary>A failure in the words of the service: HTTP status, code and message (dossier 03 §4, 01 §3.3).</summary>
internal sealed record ServiceError(int Status, string Code, string Message, string RealtimeCode)
{
    public static ServiceError WrongKey { get; } = new(401, "InvalidApiKey", "Invalid API-key provided.", "invalid_api_key");

    public static ServiceError NotLocal { get; } = new(
        403, "AccessDenied", "This server has no API keys configured and therefore serves only its own machine.", "access_denied");

    public static ServiceError TooMany { get; } = new(
        429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.", "rate_limit_exceeded");

    public static ServiceError Stopping { get; } = new(
        503, "ModelUnavailable", "The server is shutting down, please try again later.", "internal_error");

    /// <summary>Seconds after which another try makes sense, where the status says that one does.</summary>
    public int RetryAfter { get; init; } = 1;

    /// <summary>True when the request must change before it can succeed.</summary>
    public bool IsCallersFault => Status is >= 400 and < 500;

    public static ServiceError Invalid(string message) => new(400, "InvalidParameter", message, "invalid_value");

    public static ServiceError UnknownModel { get; } = new(404, "ModelNotFound", "Model not exist.", "model_not_found");

    /// <summary>
    /// What a client may know of an exception: what is wrong with its own request, and what a service behind this server answered.
    /// Everything else (files, programs, addresses, keys of this server) stays in the log under <paramref name="id"/>.
    /// </summary>
    public static ServiceError From(Exception error, string id) => error is not SpeechException speech
        ? Internal(id)
        : speech.Code switch
        {
            SpeechErrorCode.InvalidArgument or SpeechErrorCode.UnsupportedLanguage => Invalid(speech.Message),
            SpeechErrorCode.NoAudio when speech.Stage == SpeechStage.Finish => Invalid(speech.Message), // only marks and symbols
            SpeechErrorCode.UnknownVoice => new(400, "InvalidParameter", "Invalid voice specified", "invalid_value"),
            SpeechErrorCode.RateLimited => TooMany,
            SpeechErrorCode.Timeout => new(500, "RequestTimeOut", $"The request timed out, please try again later (id {id}).", "request_timeout"),
            SpeechErrorCode.ServiceError when speech.ServiceCode is { } code => new(
                speech.StatusCode is >= 400 and < 600 and { } status ? status : 500, code, speech.Message, code),
            _ => Internal(id),
        };

    /// <summary>Answers a request with this error.</summary>
    public async Task WriteAsync(HttpResponse response, string requestId)
    {
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.Headers["x-request-id"] = requestId;
        if (Status is 429 or 503)
            response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
        using var body = GenerationCodec.Write(new ErrorBody { Code = Code, Message = Message, RequestId = requestId });
        await response.Body.WriteAsync(body.Written, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private static ServiceError Internal(string id)
        => new(500, "InternalError", $"An internal error has occurred, please try again later (id {id}).", "internal_error");
}
