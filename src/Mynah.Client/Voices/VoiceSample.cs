using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Client.Voices;

/// <summary>A recording of the voice to be cloned: a file, bytes, a stream, a data URI, or an address that the service fetches itself.</summary>
public sealed class VoiceSample
{
    // Both families take files of this size (dossier 05 §2.1, §4.1).
    private static readonly int MaxBytes = SampleRules.Qwen.MaxBytes;

    private readonly Func<CancellationToken, Task<ReadOnlyMemory<byte>>>? _read;

    private VoiceSample(Func<CancellationToken, Task<ReadOnlyMemory<byte>>> read) => _read = read;

    private VoiceSample(Uri address) => Address = address;

    /// <summary>Where the service fetches the sample; null when the sample is sent.</summary>
    public Uri? Address { get; }

    /// <summary>A WAV, MP3 or M4A file; read when it is needed.</summary>
    public static VoiceSample FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new VoiceSample(token => ReadFileAsync(path, token));
    }

    /// <summary>A file in memory, which must not change while it is used.</summary>
    public static VoiceSample FromBytes(ReadOnlyMemory<byte> file) => new(_ => Task.FromResult(file));

    /// <summary>A file as a stream, read once to its end when it is first needed; stays the caller's. Such a sample serves one call at a time.</summary>
    public static VoiceSample FromStream(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ReadOnlyMemory<byte>? kept = null;
        return new VoiceSample(async token => kept ??= await ReadStreamAsync(file, token).ConfigureAwait(false));
    }

    /// <summary>A file at an address that the service can reach: <c>http(s)://</c>, or <c>oss://</c> as <see cref="VoiceClient.UploadAsync"/> gives it.</summary>
    /// <exception cref="SpeechException">It is of another kind.</exception>
    public static VoiceSample FromUrl(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme is "http" or "https" or "oss"
            ? new VoiceSample(address)
            : throw SpeechException.Invalid($"The sample's address '{address}' is not one that a service can fetch. Give http://, https:// or oss://, or a file.");
    }

    /// <summary>A sample as <c>data:audio/wav;base64,…</c>.</summary>
    /// <exception cref="SpeechException">It cannot be read.</exception>
    public static VoiceSample FromDataUri(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FromBytes(AudioDataUri.Parse(text).Data);
    }

    /// <summary>Whatever a user may write: a data URI, an address, else the path of a file.</summary>
    public static VoiceSample Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (AudioDataUri.IsOne(text))
            return FromDataUri(text);
        return text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address) && !address.IsFile
            ? FromUrl(address)
            : FromFile(text);
    }

    /// <summary>The file.</summary>
    /// <exception cref="SpeechException">It cannot be read, is empty, or too large; or only the service knows it.</exception>
    internal async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_read is null)
            throw SpeechException.Invalid($"The sample is at {Address}, which only the service fetches. Download it and give the file.");
        var file = await _read(cancellationToken).ConfigureAwait(false);
        return file.Length switch
        {
            0 => throw SpeechException.Invalid("The sample is empty. Give a recording of 10 to 20 s."),
            var length when length > MaxBytes => throw TooLarge(),
            _ => file,
        };
    }

    /// <summary>The media type of a file by its content.</summary>
    /// <exception cref="SpeechException">It is none that the services take.</exception>
    internal static (string MediaType, string Extension) TypeOf(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("RIFF"u8))
            return ("audio/wav", "wav");
        if (file.Length > 8 && file[4..].StartsWith("ftyp"u8))
            return ("audio/mp4", "m4a");
        if (file.StartsWith("ID3"u8) || (file.Length > 1 && file[0] == 0xFF && (file[1] & 0xE0) == 0xE0))
            return ("audio/mpeg", "mp3");
        throw SpeechException.Invalid("The sample is no WAV, MP3 or M4A file, whatever its name says. Convert it, for example with: ffmpeg -i SAMPLE -ac 1 -ar 24000 sample.wav");
    }

    private static SpeechException TooLarge()
        => SpeechException.Invalid($"The sample is larger than {MaxBytes >> 20} MB. Cut it to 10 to 20 s, or give it as MP3.");

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
            await using var closing = file.ConfigureAwait(false);
            return await ReadStreamAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate, $"The sample '{path}' cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadStreamAsync(Stream file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MaxBytes)
                throw TooLarge();
        }
        return bytes.ToArray();
    }
}
