using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The samples of cloned voices: files under names that say nothing, each there completely or not at all. Safe for concurrent calls.</summary>
internal sealed partial class SampleFiles(IOptions<MynahServerOptions> options, TimeProvider clock, ILogger<SampleFiles> logger)
{
    // A file younger than this may belong to a create that is still running.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly string _folder = Path.Combine(FolderOf(options.Value), "samples");

    /// <summary>Where everything about voices lies.</summary>
    public static string FolderOf(MynahServerOptions options) => options.VoiceFolder ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "mynah", "voices");

    /// <summary>Stores a file; gives its opaque name.</summary>
    public async Task<string> AddAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(_folder);
        var partial = path + ".part";
        try
        {
            var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
                mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(partial, mode))
            {
                await file.WriteAsync(data, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            File.Move(partial, path);
            return name;
        }
        catch
        {
            Delete(partial);
            throw;
        }
    }

    /// <summary>Reads a file; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
        => PathOf(name) is { } path && File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Deletes a file. A failure is logged and not more: the voice is gone, and the next start sweeps the file.</summary>
    public void Remove(string? name)
    {
        if (name is not null && PathOf(name) is { } path)
            Delete(path);
    }

    /// <summary>Deletes what an interrupted server left: files that no voice has.</summary>
    public async Task SweepAsync(IVoiceRegistry registry, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var file in new DirectoryInfo(_folder).GetFiles())
        {
            if (clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Settled && !await registry.HasSampleAsync(file.Name, cancellationToken).ConfigureAwait(false))
                Delete(file.FullName);
        }
    }

    private string? PathOf(string name) => name.Length == 48 && !name.AsSpan().ContainsAnyExcept(Hex) ? Path.Combine(_folder, name) : null;

    private void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(logger, Path.GetFileName(path), error);
        }
    }

    [LoggerMessage(70, LogLevel.Warning, "Sample {Name} could not be deleted")]
    private static partial void LogNotDeleted(ILogger logger, string name, Exception error);
}
