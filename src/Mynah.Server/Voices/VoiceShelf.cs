using System.Globalization;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>Puts voices and their samples on record together, so that neither is left without the other.</summary>
internal sealed class VoiceShelf(IVoiceRegistry registry, SampleFiles files, IOptions<MynahServerOptions> options)
{
    /// <summary>A time as the services tell it.</summary>
    public static string Gmt(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A consent as a query tells it.</summary>
    public static VoiceConsent? Tell(ConsentStatement? consent) => consent is null ? null : new VoiceConsent
    {
        Who = consent.Who, Purpose = consent.Purpose, Reference = consent.Reference, GmtCreate = Gmt(consent.RecordedAt),
    };

    /// <summary>Refuses early, before a sample is fetched and fitted; the registry counts again when it adds.</summary>
    public async Task CheckPlaceAsync(string owner, VoiceFamily family, CancellationToken cancellationToken)
    {
        var page = await registry.ListAsync(new VoiceQuery(owner, family) { PageSize = 1 }, cancellationToken).ConfigureAwait(false);
        if (page.Total >= options.Value.VoiceQuota)
            throw VoiceErrors.NoPlace(options.Value.VoiceQuota);
    }

    /// <summary>Adds a cloned voice: first the sample, then the record, which makes both count.</summary>
    public async Task<StoredVoice> AddAsync(StoredVoice voice, ReadOnlyMemory<byte> sample, CancellationToken cancellationToken)
    {
        var name = await files.AddAsync(sample, cancellationToken).ConfigureAwait(false);
        try
        {
            var added = voice with { Sample = name, Revision = 1 };
            if (!await registry.AddAsync(added, options.Value.VoiceQuota, cancellationToken).ConfigureAwait(false))
                throw VoiceErrors.NoPlace(options.Value.VoiceQuota);
            return added;
        }
        catch
        {
            files.Remove(name);
            throw;
        }
    }

    /// <summary>Designs a voice, says its preview and adds it.</summary>
    public async Task<PreviewAudio> AddDesignAsync(StoredVoice voice, VoiceWorkshop workshop, AudioFormat format, CancellationToken cancellationToken)
    {
        await CheckPlaceAsync(voice.Owner, voice.Family, cancellationToken).ConfigureAwait(false);
        var designed = voice with { Profile = VoiceDesign.Create(voice.Prompt!, voice.Id) };
        var preview = await workshop.PreviewAsync(designed, format, cancellationToken).ConfigureAwait(false);
        if (!await registry.AddAsync(designed, options.Value.VoiceQuota, cancellationToken).ConfigureAwait(false))
            throw VoiceErrors.NoPlace(options.Value.VoiceQuota);
        return new PreviewAudio { Data = preview, SampleRate = format.SampleRate, ResponseFormat = AudioFormatNames.ToWire(format.Encoding) };
    }

    /// <summary>Gives a cloned voice another sample; it must be made again. False when the voice was changed meanwhile.</summary>
    public async Task<bool> ReplaceAsync(StoredVoice voice, ReadOnlyMemory<byte> sample, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = await files.AddAsync(sample, cancellationToken).ConfigureAwait(false);
        var isDone = false;
        try
        {
            var changed = voice with { Sample = name, State = VoiceState.Deploying, Text = null, Profile = null, ModifiedAt = now };
            return isDone = await registry.UpdateAsync(changed, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            files.Remove(isDone ? voice.Sample : name);
        }
    }

    /// <summary>Removes a voice and its sample.</summary>
    public async Task RemoveAsync(StoredVoice voice, CancellationToken cancellationToken)
    {
        // The record first: a sample without a record is swept at the next start, a record without a sample would be a lie.
        if (await registry.RemoveAsync(voice.Owner, voice.Id, cancellationToken).ConfigureAwait(false) is { } removed)
            files.Remove(removed.Sample);
    }
}
