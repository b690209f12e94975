using Mynah.Audio;

namespace Mynah;

/// <summary>
/// A file that appears under its name only when it is complete. Until then its bytes are in a temporary file beside it, which is
/// deleted when the writer is disposed without <see cref="CompleteAsync"/>. A device or a named pipe is written directly. For one
/// thread at a time.
/// </summary>
public sealed class OutputFile : IAsyncDisposable
{
    private const int BufferSize = 1 << 16; // more than a second of 24 kHz PCM: few writes, little held back

    private readonly string _path;
    private readonly string? _temporary; // null when a device or pipe is written directly
    private FileStream? _file;

    /// <summary>Opens the temporary file, making the folder when it is missing.</summary>
    /// <exception cref="SpeechException">The folder cannot be made or written to; nothing was left behind.</exception>
    public OutputFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = Path.GetFullPath(path);
        try
        {
            if (File.Exists(_path))
                _path = File.ResolveLinkTarget(_path, returnFinalTarget: true)?.FullName ?? _path;
            if (Directory.Exists(_path) || Path.GetFileName(_path).Length == 0)
                throw CannotWrite(path, "It is a folder.");
            _file = OpenDevice(_path);
            if (_file is not null)
                return;
            var folder = Path.GetDirectoryName(_path)!;
            Directory.CreateDirectory(folder);
            _temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
            _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw CannotWrite(path, exception.Message, exception);
        }
    }

    /// <summary>How many bytes have been written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes the next bytes.</summary>
    /// <exception cref="SpeechException">The disk is full or the file is gone.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        try
        {
            await Open().WriteAsync(data, cancellationToken).ConfigureAwait(false);
            Length += data.Length;
        }
        catch (IOException exception)
        {
            throw CannotWrite(_path, exception.Message, exception);
        }
    }

    /// <summary>Gives the file its name, for audio after writing the true sizes into its header.</summary>
    /// <param name="format">The format of the audio in it; null when it is not audio.</param>
    /// <param name="cancellationToken">Cancels before the name is given.</param>
    /// <exception cref="SpeechException">The disk is full, or the name cannot be taken.</exception>
    public async ValueTask CompleteAsync(AudioFormat? format = null, CancellationToken cancellationToken = default)
    {
        var file = Open();
        try
        {
            if (format?.Encoding == AudioEncoding.Wav && _temporary is not null)
                WavFile.CompleteSizes(file);
            await file.FlushAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await file.DisposeAsync().ConfigureAwait(false);
            if (_temporary is not null)
                File.Move(_temporary, _path, overwrite: true);
            _file = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(_path, exception.Message, exception);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_file is not { } file)
            return;
        _file = null;
        try
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Flushing to a full disk fails again here; the failure was already reported by the write.
        }
        if (_temporary is not null)
            File.Delete(_temporary);
    }

    private FileStream Open() => _file ?? throw new ObjectDisposedException(nameof(OutputFile));

    // A name that stands for something other than a file must not be replaced by one.
    private static FileStream? OpenDevice(string path)
    {
        if (!File.Exists(path))
            return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (!file.CanSeek || path.StartsWith("/dev/", StringComparison.Ordinal))
            return file;
        file.Dispose();
        return null;
    }

    private static SpeechException CannotWrite(string path, string cause, Exception? inner = null) => new(
        SpeechErrorCode.InputOutput, SpeechStage.Encode, $"Cannot write '{path}'. {cause} Choose another place, or make room there.", inner);
}
