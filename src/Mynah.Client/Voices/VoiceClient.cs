using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Mynah.Client.Generation;
using Mynah.Protocol;
using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Client.Voices;

/// <summary>
/// Makes, lists, changes and deletes custom voices at the three customization services (dossier 05), in the cloud or on any compatible
/// server. A safe singleton. Every create makes a voice and counts, so it is never repeated once it may have arrived: see
/// <see cref="CloneAsync"/>.
/// </summary>
public sealed class VoiceClient
{
    private const int MaxQwenName = 16;
    private const int MaxCosyVoiceName = 10;
    private const int PageSize = 10; // the only one that is documented for all services
    private const int MaxDataUri = 10 * 1024 * 1024; // after base64, dossier 05 §2.1

    // The official sample asks every 10 s up to 30 times (dossier 05 §4.3); a server at hand is done sooner.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5), LongestPause = TimeSpan.FromSeconds(10), UsualWait = TimeSpan.FromMinutes(5);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");

    private readonly VoiceCalls _calls;
    private readonly SampleUpload _upload;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client over the factory's <see cref="QwenTtsClient.HttpClientName"/>.</summary>
    public VoiceClient(
        IHttpClientFactory factory, IOptions<MynahClientOptions> options, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<VoiceClient>? logger = null)
        : this(() => factory.CreateClient(QwenTtsClient.HttpClientName), options.Value, credentials, clock, logger)
    {
    }

    /// <summary>Makes a client over one <see cref="HttpClient"/>, which stays the caller's. Its own time limit should be infinite.</summary>
    public VoiceClient(
        HttpClient http, MynahClientOptions? options = null, CredentialChain? credentials = null, TimeProvider? clock = null,
        ILogger<VoiceClient>? logger = null)
        : this(() => http, options ?? new MynahClientOptions(), credentials, clock, logger)
    {
    }

    private VoiceClient(Func<HttpClient> http, MynahClientOptions options, CredentialChain? credentials, TimeProvider? clock, ILogger? logger)
    {
        _clock = clock ?? TimeProvider.System;
        _calls = new VoiceCalls(new ServiceHttp(http, options, credentials ?? new CredentialChain(), _clock, logger ?? NullLogger.Instance), options, _clock);
        _upload = new SampleUpload(_calls);
    }

    /// <summary>Checks a sample here, before it is sent: every rule with its figure and what to do.</summary>
    /// <param name="sample">Not one that only the service fetches.</param>
    /// <param name="service">Whose rules count: <see cref="VoiceService.CosyVoice"/>, else those of Qwen.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="SpeechException">The sample cannot be read, or ffmpeg is needed for it and missing. A bad sample is no exception.</exception>
    public static async Task<SampleReport> CheckSampleAsync(VoiceSample sample, VoiceService service, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var file = await sample.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await SampleCheck.RunAsync(file, service == VoiceService.CosyVoice ? SampleRules.CosyVoice : SampleRules.Qwen, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks a description here, before it is sent: what was understood, what is missing, what to write instead.</summary>
    public static DesignReport CheckDescription(string description) => DesignCheck.Run(description);

    /// <summary>
    /// Makes a voice from a sample. Repeated only when the request never arrived. When the answer is lost after that, the client lists the
    /// voices: one under a name that it made up itself is this voice and is returned; under a name of yours it may be an older one, and
    /// the exception says what is there. Cancelling stops the waiting, not the service.
    /// </summary>
    /// <returns>The voice with its model; of CosyVoice still <c>DEPLOYING</c>, see <see cref="WaitUntilUsableAsync"/>.</returns>
    /// <exception cref="SpeechException">A value or the sample was refused, or it is not known whether the voice was made.</exception>
    public async Task<CustomVoice> CloneAsync(CloneRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var service = request.Service ?? VoiceServices.ForClones(request.TargetModel);
        if (service == VoiceService.QwenDesign)
            throw SpeechException.Invalid("The design service clones no voices. Use QwenClone or CosyVoice.");
        var name = NameOf(request.Name, service);
        var address = await AddressOfAsync(request.Sample, service, request.TargetModel, cancellationToken).ConfigureAwait(false);
        var input = service == VoiceService.QwenClone
            ? new CustomizationInput
            {
                Action = "create", PreferredName = name, Audio = new CustomizationAudio { Data = address }, Text = request.Transcript, Language = request.Language,
            }
            : new CustomizationInput
            {
                Action = "create_voice", Prefix = name, Url = address, LanguageHints = request.Language is { } language ? [language] : null,
                MaxPromptAudioLength = request.MaxSampleLength?.TotalSeconds, EnablePreprocess = request.IsCleaned ? true : null,
            };
        input = input with { TargetModel = request.TargetModel, Consent = request.Consent };
        return await CreateAsync(service, input, null, name, request.Name is null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a voice from a description, with a preview. Repeated and looked for as in <see cref="CloneAsync"/>; a voice that was found again has no preview.</summary>
    /// <inheritdoc cref="CloneAsync" />
    public async Task<CustomVoice> DesignAsync(DesignRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var service = request.Service ?? VoiceServices.ForDesigns(request.TargetModel);
        if (service == VoiceService.QwenClone)
            throw SpeechException.Invalid("The cloning service designs no voices. Use QwenDesign or CosyVoice.");
        if (string.IsNullOrWhiteSpace(request.Description) || string.IsNullOrWhiteSpace(request.PreviewText))
            throw SpeechException.Invalid("A design needs a description of the voice and a text for its preview. Give both.");
        if (request.Preview.Problem() is { } problem)
            throw SpeechException.Invalid(problem);
        var name = NameOf(request.Name, service);
        var input = new CustomizationInput { TargetModel = request.TargetModel, VoicePrompt = request.Description, PreviewText = request.PreviewText };
        input = service == VoiceService.QwenDesign
            ? input with { Action = "create", PreferredName = name, Language = request.Language }
            : input with { Action = "create_voice", Prefix = name, LanguageHints = request.Language is { } language ? [language] : null };
        var parameters = new CustomizationParameters
        {
            SampleRate = request.Preview.SampleRate, ResponseFormat = AudioFormatNames.ToWire(request.Preview.Encoding),
        };
        return await CreateAsync(service, input, parameters, name, request.Name is null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the voices of a service, page by page as they are taken.</summary>
    /// <param name="service">Which service.</param>
    /// <param name="prefix">CosyVoice: only voices whose chosen name begins so; null for all.</param>
    /// <param name="pageSize">Voices of a question, 1 … 100.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="SpeechException">A value is refused (at once), or the service failed (while listing).</exception>
    public IAsyncEnumerable<CustomVoice> ListAsync(
        VoiceService service, string? prefix = null, int pageSize = PageSize, CancellationToken cancellationToken = default)
    {
        if (pageSize is < 1 or > 100)
            throw SpeechException.Invalid($"The page size {pageSize} is out of range. Use 1 to 100.");
        if (prefix is not null && service != VoiceService.CosyVoice)
            throw SpeechException.Invalid("Only the CosyVoice service lists by prefix. Leave it out, and choose from the list.");
        return PagesAsync(service, prefix, pageSize, cancellationToken);
    }

    /// <summary>Tells what the service knows of a voice. The cloud has no such question for Qwen clones; there the list is searched.</summary>
    /// <param name="id">The voice.</param>
    /// <param name="service">Who keeps it; null for what its id says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SpeechException">There is no such voice (<see cref="SpeechErrorCode.UnknownVoice"/>), or the service failed.</exception>
    public async Task<CustomVoice> QueryAsync(string id, VoiceService? service = null, CancellationToken cancellationToken = default)
    {
        var at = ServiceOf(id, service);
        var input = at == VoiceService.CosyVoice
            ? new CustomizationInput { Action = "query_voice", VoiceId = id }
            : new CustomizationInput { Action = "query", Voice = id };
        try
        {
            var answer = await _calls.CallAsync(at, input, null, isOnce: false, cancellationToken).ConfigureAwait(false);
            return VoiceCalls.Read(answer.Output ?? throw VoiceCalls.Unreadable(answer.RequestId), id, at, answer.RequestId);
        }
        catch (SpeechException error) when (IsNotFound(error))
        {
            throw NotFound(id, error);
        }
        catch (SpeechException error) when (at == VoiceService.QwenClone && error.StatusCode is 400 or 404)
        {
            return await ListAsync(at, cancellationToken: cancellationToken).FirstOrDefaultAsync(voice => voice.Id == id, cancellationToken).ConfigureAwait(false)
                ?? throw NotFound(id, error);
        }
    }

    /// <summary>Gives a CosyVoice clone another sample. It is not usable until it was made again.</summary>
    /// <param name="voice">With its target model, which the upload needs.</param>
    /// <param name="sample">The new recording.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SpeechException">It is of another service or unknown, or the sample was refused.</exception>
    public async Task<CustomVoice> UpdateAsync(CustomVoice voice, VoiceSample sample, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(voice);
        if (voice.Service != VoiceService.CosyVoice)
            throw SpeechException.Invalid($"Qwen voices such as '{voice.Id}' cannot be changed. Make another one and delete this.");
        var model = voice.TargetModel ?? (await QueryAsync(voice.Id, voice.Service, cancellationToken).ConfigureAwait(false)).TargetModel;
        var address = await AddressOfAsync(sample, voice.Service, model ?? throw VoiceCalls.Unreadable(null), cancellationToken).ConfigureAwait(false);
        var input = new CustomizationInput { Action = "update_voice", VoiceId = voice.Id, Url = address };
        try
        {
            var answer = await _calls.CallAsync(voice.Service, input, null, isOnce: false, cancellationToken).ConfigureAwait(false);
            return voice with { TargetModel = model, Status = VoiceStatus.Deploying, RequestId = answer.RequestId };
        }
        catch (SpeechException error) when (IsNotFound(error))
        {
            throw NotFound(voice.Id, error);
        }
    }

    /// <summary>Deletes a voice and its sample; nothing brings them back. May be repeated.</summary>
    /// <param name="id">The voice.</param>
    /// <param name="service">Who keeps it; null for what its id says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when there was no such voice.</returns>
    public async Task<bool> DeleteAsync(string id, VoiceService? service = null, CancellationToken cancellationToken = default)
    {
        var at = ServiceOf(id, service);
        var input = at == VoiceService.CosyVoice
            ? new CustomizationInput { Action = "delete_voice", VoiceId = id }
            : new CustomizationInput { Action = "delete", Voice = id };
        try
        {
            await _calls.CallAsync(at, input, null, isOnce: false, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SpeechException error) when (IsNotFound(error))
        {
            return false;
        }
    }

    /// <summary>Waits until a voice can be used: asks at once, then after half a second and after ever longer pauses up to 10 s.</summary>
    /// <param name="voice">Any voice; those of Qwen are usable at once.</param>
    /// <param name="limit">Longest wait; null for 5 minutes.</param>
    /// <param name="progress">Told after each question; null for nobody.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The voice as it is now, with what is known of it already.</returns>
    /// <exception cref="SpeechException">The service refused the voice, or it is not usable in time; the service goes on.</exception>
    public async Task<CustomVoice> WaitUntilUsableAsync(
        CustomVoice voice, TimeSpan? limit = null, IProgress<CustomVoice>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(voice);
        var (longest, begin) = (limit ?? UsualWait, _clock.GetTimestamp());
        var pause = FirstPause;
        while (!voice.IsUsable)
        {
            var now = await QueryAsync(voice.Id, voice.Service, cancellationToken).ConfigureAwait(false);
            voice = now with { TargetModel = now.TargetModel ?? voice.TargetModel, Preview = voice.Preview };
            progress?.Report(voice);
            if (voice.Status == VoiceStatus.Undeployed)
            {
                throw new SpeechException(SpeechErrorCode.ServiceError, SpeechStage.Finish,
                    $"The service refused the voice '{voice.Id}' (status {voice.Status}). Check the sample with `mynah voices check`, delete the voice and make it again.")
                { RequestId = voice.RequestId };
            }
            if (voice.IsUsable)
                break;
            if (_clock.GetElapsedTime(begin) + pause > longest)
            {
                throw new SpeechException(SpeechErrorCode.Timeout, SpeechStage.Finish,
                    $"The voice '{voice.Id}' is still {voice.Status} after {longest.TotalSeconds:0} s. The service goes on with it; ask again later.")
                { IsRetrySafe = true, RequestId = voice.RequestId };
            }
            await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(false);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
        return voice;
    }

    /// <summary>Uploads a sample to where the services fetch it; <see cref="CloneAsync"/> does so by itself for CosyVoice.</summary>
    /// <param name="sample">Not one that only the service fetches.</param>
    /// <param name="targetModel">The model that the voice will be for.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>The <c>oss://</c> address, valid for 48 hours, as a sample.</returns>
    public async Task<VoiceSample> UploadAsync(VoiceSample sample, string targetModel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var file = await sample.ReadAsync(cancellationToken).ConfigureAwait(false);
        return VoiceSample.FromUrl(new Uri(await _upload.RunAsync(file, targetModel, cancellationToken).ConfigureAwait(false)));
    }

    private async Task<CustomVoice> CreateAsync(
        VoiceService service, CustomizationInput input, CustomizationParameters? parameters, string name, bool isNameOwn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _calls.CallAsync(service, input, parameters, isOnce: true, cancellationToken).ConfigureAwait(false);
            if (answer.Output is not { } output || (output.Voice ?? output.VoiceId) is not { Length: > 0 } id)
                throw VoiceCalls.Unreadable(answer.RequestId);
            var preview = output.PreviewAudio;
            return new CustomVoice(id, service)
            {
                TargetModel = output.TargetModel ?? input.TargetModel, RequestId = answer.RequestId, Consent = input.Consent, Language = input.Language,
                Description = input.VoicePrompt, PreviewText = input.PreviewText,
                Status = service == VoiceService.CosyVoice ? VoiceStatus.Deploying : VoiceStatus.Ok,
                Preview = preview?.Data is { } data
                    ? new VoicePreview(data, preview.SampleRate ?? parameters?.SampleRate ?? 0, preview.ResponseFormat ?? parameters?.ResponseFormat ?? "")
                    : null,
            };
        }
        catch (SpeechException error) when (UnclearCreate.Is(error))
        {
            var voice = await UnclearCreate.ResolveAsync(this, service, name, isNameOwn, error, cancellationToken).ConfigureAwait(false);
            return voice with { TargetModel = voice.TargetModel ?? input.TargetModel };
        }
    }

    private async IAsyncEnumerable<CustomVoice> PagesAsync(
        VoiceService service, string? prefix, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Voices move to the next page when one is made meanwhile; a page with nothing new is the end, also of a server that has only one.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; ; index++)
        {
            var input = new CustomizationInput
            {
                Action = service == VoiceService.CosyVoice ? "list_voice" : "list", Prefix = prefix, PageIndex = index, PageSize = pageSize,
            };
            var answer = await _calls.CallAsync(service, input, null, isOnce: false, cancellationToken).ConfigureAwait(false);
            var hasNew = false;
            foreach (var entry in answer.Output?.VoiceList ?? [])
            {
                if (VoiceCalls.Read(entry, service, answer.RequestId) is not { } voice || !seen.Add(voice.Id))
                    continue;
                hasNew = true;
                yield return voice;
            }
            if (!hasNew || answer.Output?.TotalCount <= seen.Count)
                yield break;
        }
    }

    // Qwen takes a sample in the request, CosyVoice only from an address.
    private async Task<string> AddressOfAsync(VoiceSample sample, VoiceService service, string model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Address is { } address)
            return address.OriginalString;
        var file = await sample.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (service == VoiceService.CosyVoice)
            return await _upload.RunAsync(file, model, cancellationToken).ConfigureAwait(false);
        var text = new AudioDataUri(VoiceSample.TypeOf(file.Span).MediaType, file).ToString();
        return text.Length <= MaxDataUri ? text : throw SpeechException.Invalid(
            $"The sample is {file.Length / 1048576.0:0.0} MB; inside a request, as base64, it may be {MaxDataUri * 3 / 4 / 1048576.0:0.0} MB. Cut it to 10 to 20 s, or give it as MP3 or by its address.");
    }

    private static string NameOf(string? given, VoiceService service)
    {
        if (given is null)
            return "v" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))[..(MaxCosyVoiceName - 1)];
        var most = service == VoiceService.CosyVoice ? MaxCosyVoiceName : MaxQwenName;
        return given.Length >= 1 && given.Length <= most && !given.AsSpan().ContainsAnyExcept(NameCharacters)
            ? given
            : throw SpeechException.Invalid($"The name '{given}' cannot be part of a voice's id. Use 1 to {most} digits, letters and underscores.");
    }

    private static VoiceService ServiceOf(string id, VoiceService? service)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return service ?? VoiceServices.ForVoice(id);
    }

    private static bool IsNotFound(SpeechException error) => error.ServiceCode is "VoiceNotFound" or "BadRequest.VoiceNotFound" or "BadRequest.ResourceNotExist";

    private static SpeechException NotFound(string id, SpeechException error) => new(SpeechErrorCode.UnknownVoice, SpeechStage.Validate,
        $"There is no voice '{id}' for this key. List the voices to see which there are; another key's are not shown.", error)
    {
        StatusCode = error.StatusCode, ServiceCode = error.ServiceCode, RequestId = error.RequestId,
    };
}
