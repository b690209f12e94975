namespace Mynah.Ssml;

/// <summary>A sound that a document names, and where.</summary>
internal sealed class SoundReference(SsmlSource document, int at, string address)
{
    /// <summary>Loads it; every error names the place.</summary>
    public async ValueTask<Sound> LoadAsync(ISoundSource? source, CancellationToken cancellationToken)
    {
        if (source is null)
            throw document.Error(at, "sounds are not fetched here: no source of sounds is configured. Leave out soundEvent and bgm.");
        try
        {
            return await source.LoadAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechException refused)
        {
            throw document.Error(at, refused);
        }
    }
}
