using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The CosyVoice service (<c>voice-enrollment</c>): clones, which are made in the background, and designs.</summary>
internal sealed class CosyVoices(
    IVoiceRegistry registry, VoiceWorkshop workshop, SampleLoader samples, VoiceShelf shelf, VoiceDeployment deployment,
    IOptions<MynahServerOptions> options, TimeProvider clock)
{
    private const int MaxPrefix = 10;
    private const int LeastPreview = 15;
    private const int MaxPreview = 200;
    private const double LeastPrompt = 3;
    private const double MostPrompt = 30;

    /// <summary>Carries out an action.</summary>
    public Task<CustomizationOutput?> RunAsync(CustomizationRequest whole, string owner, HttpRequest request)
    {
        var (input, cancellationToken) = (whole.Input!, request.HttpContext.RequestAborted);
        return input.Action switch
        {
            "create_voice" when input.VoicePrompt is not null => DesignAsync(whole, owner, cancellationToken),
            "create_voice" => CloneAsync(input, owner, request),
            "list_voice" => ListAsync(input, owner, cancellationToken),
            "query_voice" => QueryAsync(input, owner, request),
            "update_voice" => UpdateAsync(input, owner, request),
            "delete_voice" => DeleteAsync(input, owner, cancellationToken),
            _ => throw CustomizationEndpoint.WrongAction(input.Action, "create_voice, list_voice, query_voice, update_voice, delete_voice"),
        };
    }

    private async Task<CustomizationOutput?> CloneAsync(CustomizationInput input, string owner, HttpRequest request)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        if (input.MaxPromptAudioLength is { } length && !(length is >= LeastPrompt and <= MostPrompt))
            throw VoiceErrors.Invalid($"max_prompt_audio_length is {length}; it must be {LeastPrompt} to {MostPrompt} seconds");
        var voice = Begin(input, owner, VoiceOrigin.Clone) with
        {
            State = VoiceState.Deploying, Consent = VoiceRules.Consent(input.Consent, options.Value.RequireConsent, clock.GetUtcNow()),
        };
        await shelf.CheckPlaceAsync(owner, VoiceFamily.CosyVoice, cancellationToken).ConfigureAwait(false);
        var (file, _) = await samples.LoadAsync(input.Url, VoiceFamily.CosyVoice, owner, request).ConfigureAwait(false);
        var added = await shelf.AddAsync(voice, file, cancellationToken).ConfigureAwait(false);
        await deployment.BeginAsync(added, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput { VoiceId = voice.Id };
    }

    private async Task<CustomizationOutput?> DesignAsync(CustomizationRequest whole, string owner, CancellationToken cancellationToken)
    {
        var input = whole.Input!;
        if (input.Url is not null)
            throw VoiceErrors.Invalid("url and voice_prompt exclude each other: give url to clone a voice, voice_prompt to design one");
        var format = VoiceRules.Preview(whole.Parameters);
        var voice = Begin(input, owner, VoiceOrigin.Design) with
        {
            State = VoiceState.Usable, Prompt = VoiceRules.Text(input.VoicePrompt, "voice_prompt", 1, DesignCheck.MaxCharacters),
            Text = VoiceRules.Text(input.PreviewText, "preview_text", LeastPreview, MaxPreview),
        };
        var preview = await shelf.AddDesignAsync(voice, workshop, format, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput { PreviewAudio = preview, TargetModel = voice.TargetModel, VoiceId = voice.Id };
    }

    private StoredVoice Begin(CustomizationInput input, string owner, VoiceOrigin origin)
    {
        var now = clock.GetUtcNow();
        var prefix = VoiceRules.Name(input.Prefix, "prefix", MaxPrefix);
        var model = VoiceRules.Model(input.TargetModel, VoiceFamily.CosyVoice, origin);
        return new StoredVoice
        {
            Id = VoiceIds.CosyVoice(model, prefix), Owner = owner, Family = VoiceFamily.CosyVoice, Origin = origin, Name = prefix, TargetModel = model,
            State = VoiceState.Usable, Language = VoiceRules.Language(input.LanguageHints is [var first, ..] ? first : null, VoiceFamily.CosyVoice), CreatedAt = now, ModifiedAt = now,
        };
    }

    private async Task<CustomizationOutput?> ListAsync(CustomizationInput input, string owner, CancellationToken cancellationToken)
    {
        var (index, size) = VoiceRules.Page(input);
        var prefix = string.IsNullOrEmpty(input.Prefix) ? null : VoiceRules.Name(input.Prefix, "prefix", MaxPrefix);
        var page = await registry.ListAsync(
            new VoiceQuery(owner, VoiceFamily.CosyVoice) { NamePrefix = prefix, PageIndex = index, PageSize = size }, cancellationToken).ConfigureAwait(false);
        var entries = page.Voices.Select(voice => new CustomVoiceEntry
        {
            VoiceId = voice.Id, GmtCreate = VoiceShelf.Gmt(voice.CreatedAt), GmtModified = VoiceShelf.Gmt(voice.ModifiedAt), Status = StatusOf(voice),
        });
        return new CustomizationOutput { VoiceList = [.. entries] };
    }

    private async Task<CustomizationOutput?> QueryAsync(CustomizationInput input, string owner, HttpRequest request)
    {
        var voice = await FindAsync(input, owner, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return new CustomizationOutput
        {
            GmtCreate = VoiceShelf.Gmt(voice.CreatedAt), GmtModified = VoiceShelf.Gmt(voice.ModifiedAt), TargetModel = voice.TargetModel, Status = StatusOf(voice),
            ResourceLink = voice.Sample is null ? null : SampleEndpoint.UrlOf(request, options.Value, voice.Id), Consent = VoiceShelf.Tell(voice.Consent),
        };
    }

    private async Task<CustomizationOutput?> UpdateAsync(CustomizationInput input, string owner, HttpRequest request)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        var voice = await FindAsync(input, owner, cancellationToken).ConfigureAwait(false);
        if (voice.Origin != VoiceOrigin.Clone)
            throw VoiceErrors.Invalid("a designed voice cannot be updated; create another one");
        var (file, _) = await samples.LoadAsync(input.Url, VoiceFamily.CosyVoice, owner, request).ConfigureAwait(false);
        if (!await shelf.ReplaceAsync(voice, file, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
            throw VoiceErrors.Make(409, "Conflict", $"The voice '{voice.Id}' was changed at the same time; query it and try again.");
        await deployment.BeginAsync(voice, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput();
    }

    private async Task<CustomizationOutput?> DeleteAsync(CustomizationInput input, string owner, CancellationToken cancellationToken)
    {
        await shelf.RemoveAsync(await FindAsync(input, owner, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput();
    }

    private async Task<StoredVoice> FindAsync(CustomizationInput input, string owner, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(input.VoiceId))
            throw VoiceErrors.Invalid("required field missing: input.voice_id");
        var voice = await registry.FindAsync(owner, input.VoiceId.Replace("\0", "", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        return voice is { Family: VoiceFamily.CosyVoice } ? voice : throw VoiceErrors.CloneNotFound(input.VoiceId);
    }

    private static string StatusOf(StoredVoice voice) => voice.State switch
    {
        VoiceState.Usable => VoiceStatus.Ok,
        VoiceState.Deploying => VoiceStatus.Deploying,
        _ => VoiceStatus.Undeployed,
    };
}
