using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Mynah.Protocol;
using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The two Qwen services: clones (<c>qwen-voice-enrollment</c>) and designs (<c>qwen-voice-design</c>). Voices are usable at once.</summary>
internal sealed class QwenVoices(
    IVoiceRegistry registry, VoiceWorkshop workshop, SampleLoader samples, VoiceShelf shelf, IOptions<MynahServerOptions> options, TimeProvider clock)
{
    private const int MaxName = 16;
    private const int MaxPreview = 1024;
    private const int MaxTranscript = 2000;

    /// <summary>Carries out an action on clones.</summary>
    public Task<CustomizationOutput?> CloneAsync(CustomizationInput input, string owner, HttpRequest request) => input.Action switch
    {
        "create" => CreateCloneAsync(input, owner, request),
        "list" => ListAsync(input, owner, VoiceOrigin.Clone, request.HttpContext.RequestAborted),
        "delete" => DeleteAsync(input, owner, VoiceOrigin.Clone, request.HttpContext.RequestAborted),
        // The cloud has no query for clones; here it tells the consent.
        "query" => QueryAsync(input, owner, VoiceOrigin.Clone, request.HttpContext.RequestAborted),
        _ => throw CustomizationEndpoint.WrongAction(input.Action, "create, list, delete"),
    };

    /// <summary>Carries out an action on designs.</summary>
    public Task<CustomizationOutput?> DesignAsync(CustomizationRequest whole, string owner, CancellationToken cancellationToken) => whole.Input!.Action switch
    {
        "create" => CreateDesignAsync(whole, owner, cancellationToken),
        "list" => ListAsync(whole.Input, owner, VoiceOrigin.Design, cancellationToken),
        "query" => QueryAsync(whole.Input, owner, VoiceOrigin.Design, cancellationToken),
        "delete" => DeleteAsync(whole.Input, owner, VoiceOrigin.Design, cancellationToken),
        _ => throw CustomizationEndpoint.WrongAction(whole.Input.Action, "create, list, query, delete"),
    };

    private async Task<CustomizationOutput?> CreateCloneAsync(CustomizationInput input, string owner, HttpRequest request)
    {
        var now = clock.GetUtcNow();
        var cancellationToken = request.HttpContext.RequestAborted;
        var name = VoiceRules.Name(input.PreferredName, "preferred_name", MaxName);
        var voice = new StoredVoice
        {
            Id = VoiceIds.Qwen(VoiceOrigin.Clone, name, now), Owner = owner, Family = VoiceFamily.Qwen, Origin = VoiceOrigin.Clone, Name = name,
            TargetModel = VoiceRules.Model(input.TargetModel, VoiceFamily.Qwen, VoiceOrigin.Clone), State = VoiceState.Usable,
            Language = VoiceRules.Language(input.Language, VoiceFamily.Qwen), Text = VoiceRules.OptionalText(input.Text, "text", MaxTranscript),
            Consent = VoiceRules.Consent(input.Consent, options.Value.RequireConsent, now), CreatedAt = now, ModifiedAt = now,
        };
        await shelf.CheckPlaceAsync(owner, VoiceFamily.Qwen, cancellationToken).ConfigureAwait(false);
        var (file, report) = await samples.LoadAsync(input.Audio?.Data, VoiceFamily.Qwen, owner, request).ConfigureAwait(false);
        var profile = await workshop.CloneAsync(voice, report, cancellationToken).ConfigureAwait(false);
        await shelf.AddAsync(voice with { Profile = profile }, file, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput { Voice = voice.Id, TargetModel = voice.TargetModel };
    }

    private async Task<CustomizationOutput?> CreateDesignAsync(CustomizationRequest whole, string owner, CancellationToken cancellationToken)
    {
        var (input, now) = (whole.Input!, clock.GetUtcNow());
        var name = string.IsNullOrEmpty(input.PreferredName) ? "voice" : VoiceRules.Name(input.PreferredName, "preferred_name", MaxName);
        var format = VoiceRules.Preview(whole.Parameters);
        var voice = new StoredVoice
        {
            Id = VoiceIds.Qwen(VoiceOrigin.Design, name, now), Owner = owner, Family = VoiceFamily.Qwen, Origin = VoiceOrigin.Design, Name = name,
            TargetModel = VoiceRules.Model(input.TargetModel, VoiceFamily.Qwen, VoiceOrigin.Design), State = VoiceState.Usable,
            Language = VoiceRules.Language(input.Language, VoiceFamily.Qwen) ?? "zh",
            Prompt = VoiceRules.Text(input.VoicePrompt, "voice_prompt", 1, DesignCheck.MaxCharacters),
            Text = VoiceRules.Text(input.PreviewText, "preview_text", 1, MaxPreview), CreatedAt = now, ModifiedAt = now,
        };
        var preview = await shelf.AddDesignAsync(voice, workshop, format, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput { PreviewAudio = preview, TargetModel = voice.TargetModel, Voice = voice.Id };
    }

    private async Task<CustomizationOutput?> ListAsync(CustomizationInput input, string owner, VoiceOrigin origin, CancellationToken cancellationToken)
    {
        var (index, size) = VoiceRules.Page(input);
        var page = await registry.ListAsync(
            new VoiceQuery(owner, VoiceFamily.Qwen) { Origin = origin, PageIndex = index, PageSize = size }, cancellationToken).ConfigureAwait(false);
        if (origin == VoiceOrigin.Clone)
        {
            return new CustomizationOutput
            {
                VoiceList = [.. page.Voices.Select(voice => new CustomVoiceEntry { Voice = voice.Id, GmtCreate = VoiceShelf.Gmt(voice.CreatedAt), TargetModel = voice.TargetModel })],
            };
        }
        var entries = page.Voices.Select(voice => new CustomVoiceEntry
        {
            GmtCreate = VoiceShelf.Gmt(voice.CreatedAt), GmtModified = VoiceShelf.Gmt(voice.ModifiedAt), Language = voice.Language, PreviewText = voice.Text,
            TargetModel = voice.TargetModel, Voice = voice.Id, VoicePrompt = voice.Prompt,
        });
        return new CustomizationOutput { PageIndex = index, PageSize = size, TotalCount = page.Total, VoiceList = [.. entries] };
    }

    private async Task<CustomizationOutput?> QueryAsync(CustomizationInput input, string owner, VoiceOrigin origin, CancellationToken cancellationToken)
    {
        var voice = await FindAsync(input, owner, origin, cancellationToken).ConfigureAwait(false);
        return new CustomizationOutput
        {
            GmtCreate = VoiceShelf.Gmt(voice.CreatedAt), GmtModified = VoiceShelf.Gmt(voice.ModifiedAt), Language = voice.Language,
            PreviewText = origin == VoiceOrigin.Design ? voice.Text : null, TargetModel = voice.TargetModel, Voice = voice.Id, VoicePrompt = voice.Prompt,
            Consent = VoiceShelf.Tell(voice.Consent),
        };
    }

    private async Task<CustomizationOutput?> DeleteAsync(CustomizationInput input, string owner, VoiceOrigin origin, CancellationToken cancellationToken)
    {
        var voice = await FindAsync(input, owner, origin, cancellationToken).ConfigureAwait(false);
        await shelf.RemoveAsync(voice, cancellationToken).ConfigureAwait(false);
        return origin == VoiceOrigin.Design ? new CustomizationOutput { Voice = voice.Id } : new CustomizationOutput();
    }

    private async Task<StoredVoice> FindAsync(CustomizationInput input, string owner, VoiceOrigin origin, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(input.Voice))
            throw VoiceErrors.Invalid("required field missing: input.voice");
        var voice = await registry.FindAsync(owner, input.Voice.Replace("\0", "", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);
        if (voice is not null && voice.Family == VoiceFamily.Qwen && voice.Origin == origin)
            return voice;
        throw origin == VoiceOrigin.Clone ? VoiceErrors.CloneNotFound(input.Voice) : VoiceErrors.DesignNotFound(input.Voice);
    }
}
