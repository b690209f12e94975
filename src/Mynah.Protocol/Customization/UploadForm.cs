namespace Mynah.Protocol.Customization;

/// <summary>Names of the fields of the upload form, in the order in which they are sent (dossier 05 §7).</summary>
public static class UploadForm
{
    /// <summary>From <see cref="UploadPolicy.OssAccessKeyId"/>.</summary>
    public const string AccessKeyId = "OSSAccessKeyId";

    /// <summary>From <see cref="UploadPolicy.Signature"/>.</summary>
    public const string Signature = "Signature";

    /// <summary>From <see cref="UploadPolicy.Policy"/>.</summary>
    public const string Policy = "policy";

    /// <summary>The folder of the policy, a slash and the file's name. The address is then <c>oss://</c> and the key, valid 48 hours.</summary>
    public const string Key = "key";

    /// <summary>From <see cref="UploadPolicy.XOssObjectAcl"/>.</summary>
    public const string ObjectAcl = "x-oss-object-acl";

    /// <summary>From <see cref="UploadPolicy.XOssForbidOverwrite"/>.</summary>
    public const string ForbidOverwrite = "x-oss-forbid-overwrite";

    /// <summary>The status of a stored file: <c>200</c>.</summary>
    public const string SuccessStatus = "success_action_status";

    /// <summary>The file's media type.</summary>
    public const string ContentType = "x-oss-content-type";

    /// <summary>The file; always last.</summary>
    public const string File = "file";

    /// <summary>What begins the address of a stored file.</summary>
    public const string Scheme = "oss://";
}
