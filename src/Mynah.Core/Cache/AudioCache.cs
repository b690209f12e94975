namespace Mynah;

/// <summary>How full a cache is.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Entries">How many recordings it holds.</param>
/// <param name="Bytes">Their size together.</param>
public sealed record AudioCacheStatistics(string Folder, int Entries, long Bytes);

/// <summary>
/// Recordings on disk, each under the hash of everything that shaped it. Safe between threads and processes: entries appear
/// whole, are never changed, and a damaged one counts as missing. The least recently used go when the size is passed.
/// </summary>
public sealed class AudioCache
{
    /// <summary>The usual limit: about three hours of 24 kHz PCM.</summary>
    public const long DefaultMaxBytes = 512L << 20;

    /// <summary>A stream above this size is not kept: it would push out everything else.</summary>
    public const int MaxEntryBytes = 64 << 20;

    private const string Extension = ".speech";

    private readonly string _folder;
    private readonly long _maxBytes;
    private readonly TimeProvider _clock;

    /// <param name="folder">Where to keep recordings; null for <c>mynah/audio</c> in the user's cache folder.</param>
    /// <param name="maxBytes">Most bytes of all entries together.</param>
    /// <param name="clock">Tells which entry was used last.</param>
    public AudioCache(string? folder = null, long maxBytes = DefaultMaxBytes, TimeProvider? clock = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        _folder = Path.GetFullPath(folder ?? DefaultFolder());
        _maxBytes = maxBytes;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Counts what is there.</summary>
    public AudioCacheStatistics Statistics()
    {
        var entries = Entries();
        return new AudioCacheStatistics(_folder, entries.Count, entries.Sum(file => file.Length));
    }

    /// <summary>Removes every entry.</summary>
    /// <returns>What was removed.</returns>
    public AudioCacheStatistics Clear()
    {
        var before = Statistics();
        foreach (var file in Entries())
            Delete(file);
        return before;
    }

    internal byte[]? Read(string key)
    {
        try
        {
            var path = PathOf(key);
            if (!File.Exists(path))
                return null;
            var bytes = File.ReadAllBytes(path);
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime); // marks it as used
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // another process removed it, or the disk does not let us: a miss either way
        }
    }

    internal void Remove(string key) => Delete(new FileInfo(PathOf(key)));

    internal async Task WriteAsync(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            var file = new OutputFile(PathOf(key));
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                await file.CompleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }
            File.SetLastWriteTimeUtc(PathOf(key), _clock.GetUtcNow().UtcDateTime);
            Trim();
        }
        catch (Exception error) when (error is SpeechException or IOException or UnauthorizedAccessException)
        {
            // The speech was delivered; that it could not be kept must not fail it.
        }
    }

    private void Trim()
    {
        long kept = 0;
        foreach (var file in Entries().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (kept > _maxBytes)
                Delete(file);
        }
    }

    private List<FileInfo> Entries()
        => Directory.Exists(_folder) ? [.. new DirectoryInfo(_folder).EnumerateFiles("*" + Extension, SearchOption.AllDirectories)] : [];

    // Two letters of the hash as a folder keep folders small.
    private string PathOf(string key) => Path.Combine(_folder, key[..2], key + Extension);

    private static void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is in use or gone; the next trimming meets it again.
        }
    }

    private static string DefaultFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given)
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "mynah", "audio");
    }
}
