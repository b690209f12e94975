using Mynah.Ssml;

namespace Mynah.Cli.Say;

/// <summary>
/// The sounds of a document that the user of this machine speaks: files beside the document, and the web. Only here; a server never
/// reads files for a document.
/// </summary>
internal sealed class FileSoundSource(string folder) : ISoundSource, IDisposable
{
    private static readonly SoundLimits Limits = new();
    private IDisposable? _web;

    public async ValueTask<Sound> LoadAsync(string address, CancellationToken cancellationToken)
    {
        if (address.Contains("://", StringComparison.Ordinal))
            return await FetchAsync(address, cancellationToken);
        var path = Path.Combine(folder, address);
        try
        {
            var file = new FileInfo(path);
            if (!file.Attributes.HasFlag(FileAttributes.Directory) && file.Exists && file.Length > Limits.MaxBytes)
                throw SpeechException.Invalid($"the sound file '{path}' has more than {Limits.MaxBytes} bytes. Use a smaller one, for example 16 kHz mono.");
            return await SoundDecoder.DecodeAsync(await ReadAsync(path, cancellationToken), Limits, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Synthesize,
                $"the sound file '{path}' cannot be read. {exception.Message} Paths count from the document's folder.", exception);
        }
    }

    public void Dispose() => _web?.Dispose();

    // Apart, and made when it is needed: loading the runtime's HTTP client would delay every command that speaks.
    private ValueTask<Sound> FetchAsync(string address, CancellationToken cancellationToken)
    {
        var web = (WebSoundSource?)_web ?? new WebSoundSource(Limits);
        _web = web;
        return web.LoadAsync(address, cancellationToken);
    }

    // A pipe has no length to check before.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Limits.MaxBytes];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return bytes.AsMemory(0, count);
    }
}
