using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mynah.Server;

/// <summary>
/// The file of accepted keys, hashed. Changes are written whole and atomically; a running server sees them at its next request.
/// Safe for concurrent calls in one process; the last writer of several processes wins.
/// </summary>
public sealed class ApiKeyFile
{
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private KeyRecord[] _keys = [];
    private (DateTime Written, long Length) _seen;

    /// <param name="path">Where the file is, or will be when a key is added.</param>
    /// <param name="clock">The clock for <see cref="KeyRecord.CreatedAt"/>.</param>
    public ApiKeyFile(string path, TimeProvider? clock = null)
    {
        _path = Path.GetFullPath(path);
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>All keys, by name.</summary>
    /// <exception cref="SpeechException">The file cannot be read.</exception>
    public IReadOnlyList<KeyRecord> List()
    {
        lock (_gate)
            return Load();
    }

    /// <summary>Makes a new key and keeps its hash.</summary>
    /// <param name="name">What to call it.</param>
    /// <returns>The key. It is shown this once and cannot be recovered.</returns>
    /// <exception cref="SpeechException">The name is empty or taken, or the file cannot be written.</exception>
    public string Add(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw SpeechException.Invalid("The name of the key is empty. Give one that says who uses it.");
        lock (_gate)
        {
            var keys = Load();
            if (keys.Any(key => key.Name == name))
                throw SpeechException.Invalid($"A key named '{name}' exists. Choose another name, or revoke that one first.");
            var secret = "sk-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            Save([.. keys, new KeyRecord(name, Hash(secret), _clock.GetUtcNow())]);
            return secret;
        }
    }

    /// <summary>Removes a key; false when there is none of that name. Connections that are open stay open.</summary>
    public bool Revoke(string name)
    {
        lock (_gate)
        {
            var keys = Load();
            var rest = keys.Where(key => key.Name != name).ToArray();
            if (rest.Length == keys.Length)
                return false;
            Save(rest);
            return true;
        }
    }

    /// <summary>The name of the record that a key belongs to; null when the key is not accepted.</summary>
    public string? Find(string key)
    {
        var hash = Encoding.ASCII.GetBytes(Hash(key));
        string? found = null;
        foreach (var record in List())
        {
            // Every record is compared, each in constant time, so that timing says nothing.
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(record.Hash)))
                found = record.Name;
        }
        return found;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private KeyRecord[] Load()
    {
        try
        {
            var file = new FileInfo(_path);
            if (!file.Exists)
                return _keys = [];
            if ((file.LastWriteTimeUtc, file.Length) == _seen)
                return _keys;
            _keys = JsonSerializer.Deserialize(File.ReadAllBytes(_path), KeyJson.Default.KeyRecordArray) ?? [];
            _seen = (file.LastWriteTimeUtc, file.Length);
            return _keys;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SpeechException(
                SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"The key file {_path} cannot be read: {error.Message} Repair it or its permissions.", error);
        }
    }

    private void Save(KeyRecord[] keys)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var temporary = $"{_path}.{Guid.NewGuid():N}.new";
            var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(temporary, mode))
                JsonSerializer.Serialize(file, keys, KeyJson.Default.KeyRecordArray);
            File.Move(temporary, _path, overwrite: true);
            _seen = default;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(
                SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"The key file {_path} cannot be written: {error.Message} Choose another place or repair its permissions.", error);
        }
    }
}
