using System.Text.Json.Serialization;

namespace Mynah.Protocol.Customization;

/// <summary>The answer to <c>GET uploads?action=getPolicy&amp;model=…</c> (dossier 05 §7).</summary>
public sealed record UploadPolicyResponse
{
    /// <summary>The id to quote when asking for help.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the upload form needs.</summary>
    public UploadPolicy? Data { get; init; }
}

/// <summary>What the multipart form that stores a file must carry, and where it goes. See <see cref="UploadForm"/> for the names of its fields.</summary>
public sealed record UploadPolicy
{
    /// <summary>The signed limits, base64.</summary>
    public string? Policy { get; init; }

    /// <summary>The signature over <see cref="Policy"/>.</summary>
    public string? Signature { get; init; }

    /// <summary>The folder that the key must begin with.</summary>
    public string? UploadDir { get; init; }

    /// <summary>Where the form is posted.</summary>
    public string? UploadHost { get; init; }

    /// <summary>Seconds until the policy ends.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? ExpireInSeconds { get; init; }

    /// <summary>Largest file in MB.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? MaxFileSizeMb { get; init; }

    /// <summary>Most MB that the account may keep.</summary>
    [JsonConverter(typeof(TolerantInt32Converter))]
    public int? CapacityLimitMb { get; init; }

    /// <summary>The access key of the store; no secret.</summary>
    public string? OssAccessKeyId { get; init; }

    /// <summary>Who may read the file, for example <c>private</c>.</summary>
    public string? XOssObjectAcl { get; init; }

    /// <summary><c>true</c> when a name can be used only once.</summary>
    public string? XOssForbidOverwrite { get; init; }
}
