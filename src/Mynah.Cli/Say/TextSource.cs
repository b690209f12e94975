using System.Runtime.CompilerServices;
using System.Text;

namespace Mynah.Cli.Say;

/// <summary>Where the text comes from. Decoded strictly: what is not UTF-8 text is refused with its place.</summary>
/// <param name="Name">For messages: <c>standard input</c>, the file's name, <c>the text</c>.</param>
/// <param name="Bytes">Its length in bytes; null when that is not known before it ends.</param>
internal sealed record TextSource(string Name, long? Bytes, Func<Stream> Open)
{
    private const int ReadSize = 16 * 1024; // a page or two of text: small enough to stream, large enough not to matter

    /// <summary>Where the files that it names are looked for.</summary>
    public string Folder { get; private init; } = ".";

    /// <summary>True when it arrives while it is spoken.</summary>
    public bool IsStandardInput { get; private init; }

    public static TextSource From(string? text, string? file)
    {
        if (text is not null && file is not null)
            throw SpeechException.Invalid("Both a text and --file were given. Give one of them.");
        if (file is not null)
            return FromFile(file);
        return text switch
        {
            null => throw SpeechException.Invalid("There is no text. Give it as an argument, with --file FILE, or as - for standard input."),
            SayRequest.Standard => new TextSource("standard input", null, Console.OpenStandardInput) { IsStandardInput = true },
            _ when string.IsNullOrWhiteSpace(text) => throw Empty("the text"),
            _ when text.Contains('\uFFFD') => throw SpeechException.Invalid(
                $"The text is not valid UTF-8 at character {text.IndexOf('\uFFFD')}. Pass it in UTF-8, or put it into a UTF-8 file and use --file."),
            _ => FromText(text),
        };
    }

    /// <summary>Reads the text in pieces, as they arrive.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open();
        var decoder = new StrictUtf8(Name);
        var buffer = new byte[ReadSize];
        var hasText = false;
        while (true)
        {
            // A terminal or pipe may never answer, and its read cannot be cancelled; leaving must not wait for it.
            var count = await ReadAsync(stream, buffer, cancellationToken).WaitAsync(cancellationToken);
            var piece = decoder.Decode(buffer.AsSpan(0, count), isLast: count == 0);
            hasText = hasText || !string.IsNullOrWhiteSpace(piece);
            if (piece.Length > 0)
                yield return piece;
            if (count == 0)
                break;
        }
        if (!hasText)
            throw Empty(Name);
    }

    private async Task<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => stream.Read(buffer), cancellationToken);
        }
        catch (IOException exception)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Synthesize,
                $"Cannot read {Name}. {exception.Message} Check that it is still there and readable.", exception);
        }
    }

    private static TextSource FromText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new TextSource("the text", bytes.Length, () => new MemoryStream(bytes));
    }

    private static TextSource FromFile(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new IOException("It is a folder.");
            // Opened here, so that a missing file is told before anything is started, and one deleted later is still read.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = stream.CanSeek && stream.Length > 0 ? stream.Length : (long?)null;
            return new TextSource($"'{path}'", length, () => stream) { Folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "." };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"Cannot read '{path}'. {exception.Message} Check the name and its permissions.", exception);
        }
    }

    private static SpeechException Empty(string name)
        => SpeechException.Invalid($"There is nothing to say: {name} is empty or only white space. Give it at least one word.");
}
