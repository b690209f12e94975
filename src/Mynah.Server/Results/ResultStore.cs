using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Audio;
using Mynah.Protocol;

namespace Mynah.Server.Results;

/// <summary>
/// Keeps result files for a day under names that cannot be guessed. A file appears only when it is complete; the oldest go when
/// all together are too large. Cleaned once at start and then every few minutes.
/// </summary>
internal sealed partial class ResultStore : IHostedService, IDisposable
{
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(10);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly MynahServerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ResultStore> _logger;
    private readonly string _folder;
    private readonly Lock _cleaning = new();
    private ITimer? _timer;

    public ResultStore(IOptions<MynahServerOptions> options, TimeProvider clock, ILogger<ResultStore> logger)
    {
        (_options, _clock, _logger) = (options.Value, clock, logger);
        _folder = _options.ResultFolder ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "mynah", "results");
    }

    /// <summary>When a file that is made now will go away.</summary>
    public DateTimeOffset ExpiryFromNow => _clock.GetUtcNow() + _options.ResultLifetime;

    /// <summary>Begins a file. Complete it with <see cref="CompleteAsync"/>, or dispose it to leave nothing behind.</summary>
    public OutputFile Create(AudioEncoding encoding, out string name)
    {
        name = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}.{AudioFormatNames.ToWire(encoding)}";
        return new OutputFile(Path.Combine(_folder, name));
    }

    /// <summary>Makes the file available.</summary>
    public async Task CompleteAsync(OutputFile file, string name, AudioFormat format, CancellationToken cancellationToken)
    {
        await file.CompleteAsync(format, cancellationToken).ConfigureAwait(false);
        File.SetLastWriteTimeUtc(Path.Combine(_folder, name), _clock.GetUtcNow().UtcDateTime);
        Clean();
    }

    /// <summary>Finds a file by its name; null when there is none or its time is over.</summary>
    public (string Path, string MediaType)? Find(string name)
    {
        // Only names of our own making reach the file system.
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot != 48 || name.AsSpan(0, dot).ContainsAnyExcept(Hex) || AudioFormatNames.FromWire(name[(dot + 1)..]) is not { } encoding)
            return null;
        var file = new FileInfo(Path.Combine(_folder, name));
        return file.Exists && !IsOver(file) ? (file.FullName, AudioFormatNames.MediaType(encoding)) : null;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Clean();
        _timer = _clock.CreateTimer(static store => ((ResultStore)store!).Clean(), this, CleaningInterval, CleaningInterval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    internal void Clean()
    {
        lock (_cleaning)
        {
            if (!Directory.Exists(_folder))
                return;
            long kept = 0;
            foreach (var file in new DirectoryInfo(_folder).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc))
            {
                kept += file.Length;
                if (IsOver(file) || (kept > _options.MaxResultBytes && file.Extension != ".part"))
                    Delete(file);
            }
        }
    }

    private bool IsOver(FileInfo file) => _clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= _options.ResultLifetime;

    private void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (IOException error)
        {
            LogNotDeleted(_logger, file.Name, error);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Result file {Name} could not be deleted")]
    private static partial void LogNotDeleted(ILogger logger, string name, Exception error);
}
