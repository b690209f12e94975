using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Mynah.Protocol.Customization;

namespace Mynah.Server.Voices;

/// <summary>
/// The local object store behind <c>oss://</c> addresses (dossier 05 §7): files that live 48 hours and belong to the key that asked for
/// the policy. Keys of objects never become paths; files are named by a hash. Safe for concurrent calls.
/// </summary>
internal sealed class UploadStore(IOptions<MynahServerOptions> options, TimeProvider clock)
{
    /// <summary>Largest upload; samples themselves may be smaller.</summary>
    public const int MaxFileBytes = 20 * 1024 * 1024;

    private const string Root = "dashscope-instant";
    private const int MaxKeyLength = 512;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);
    private static readonly TimeSpan PolicyLifetime = TimeSpan.FromMinutes(5);

    private readonly string _folder = Path.Combine(SampleFiles.FolderOf(options.Value), "uploads");
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _storing = new();

    /// <summary>Makes what a client needs for one upload.</summary>
    public UploadPolicy CreatePolicy(string owner, string host)
    {
        var folder = $"{Root}/{OwnerTag(owner)}/{clock.GetUtcNow():yyyy-MM-dd}/{Guid.NewGuid():N}";
        var grant = new UploadGrant(folder, (clock.GetUtcNow() + PolicyLifetime).ToUnixTimeSeconds());
        var policy = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(grant, UploadJson.Default.UploadGrant));
        return new UploadPolicy
        {
            Policy = policy, Signature = Sign(policy), UploadDir = folder, UploadHost = host, ExpireInSeconds = (int)PolicyLifetime.TotalSeconds,
            MaxFileSizeMb = MaxFileBytes >> 20, CapacityLimitMb = (int)(options.Value.MaxUploadBytes >> 20), OssAccessKeyId = "mynah",
            XOssObjectAcl = "private", XOssForbidOverwrite = "true",
        };
    }

    /// <summary>True when the form may store under this key.</summary>
    public bool IsGranted(string policy, string signature, string key)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(policy)), Encoding.UTF8.GetBytes(signature)))
            return false;
        var grant = JsonSerializer.Deserialize(Convert.FromBase64String(policy), UploadJson.Default.UploadGrant)!; // ours, as the signature says
        return clock.GetUtcNow().ToUnixTimeSeconds() <= grant.Until && key.Length <= MaxKeyLength
            && key.StartsWith(grant.Folder + "/", StringComparison.Ordinal) && key.Length > grant.Folder.Length + 1;
    }

    /// <summary>Stores a file, whole or not at all; false when the key is taken.</summary>
    public async Task<bool> StoreAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var (path, partial) = (PathOf(key), Path.Combine(_folder, $"{Guid.NewGuid():N}.part"));
        try
        {
            var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            File.SetLastWriteTimeUtc(partial, clock.GetUtcNow().UtcDateTime);
            lock (_storing)
            {
                if (File.Exists(path))
                    return false;
                File.Move(partial, path);
                Clean();
                return true;
            }
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Reads a file; null when there is none, its time is over, or it is another key's.</summary>
    public async Task<byte[]?> ReadAsync(string owner, string key, CancellationToken cancellationToken)
    {
        if (!key.StartsWith($"{Root}/{OwnerTag(owner)}/", StringComparison.Ordinal))
            return null;
        var file = new FileInfo(PathOf(key));
        return file.Exists && !IsOver(file) ? await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false) : null;
    }

    private void Clean()
    {
        long kept = 0;
        foreach (var file in new DirectoryInfo(_folder).GetFiles().Where(file => file.Extension != ".part").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (IsOver(file) || kept > options.Value.MaxUploadBytes)
                file.Delete();
        }
    }

    private bool IsOver(FileInfo file) => clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= Lifetime;

    private string PathOf(string key) => Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private static string OwnerTag(string owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))[..32];

    private string Sign(string policy) => Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(policy)));
}

internal sealed record UploadGrant(string Folder, long Until);

[JsonSerializable(typeof(UploadGrant))]
internal sealed partial class UploadJson : JsonSerializerContext;
