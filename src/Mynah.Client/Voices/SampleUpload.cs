using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Mynah.Protocol.Customization;

namespace Mynah.Client.Voices;

/// <summary>The way of a sample to where the service can fetch it: a policy, then a form that carries it (dossier 05 §7).</summary>
internal sealed class SampleUpload(VoiceCalls calls)
{
    /// <summary>Uploads a file for a model; gives its <c>oss://</c> address, valid 48 hours.</summary>
    public async Task<string> RunAsync(ReadOnlyMemory<byte> file, string model, CancellationToken cancellationToken)
    {
        var (mediaType, extension) = VoiceSample.TypeOf(file.Span);
        var policy = await calls.GetPolicyAsync(model, cancellationToken).ConfigureAwait(false);
        if (!Uri.TryCreate(policy.UploadHost, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https") || policy.UploadDir is not { Length: > 0 } folder)
            throw VoiceCalls.Unreadable(null);
        if (policy.MaxFileSizeMb is { } most && file.Length > (long)most << 20)
            throw SpeechException.Invalid($"The sample is larger than the {most} MB that the service takes. Cut it to 10 to 20 s, or give it as MP3.");
        // A name of the user's would say more than the service needs to know.
        var key = $"{folder.TrimEnd('/')}/{Guid.NewGuid():N}.{extension}";
        // A second form under the same key stores the same file, so it may be repeated. The key of the account stays here.
        await calls.PostAsync(new Outgoing(host, url => new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(policy, key, mediaType, file) }), cancellationToken)
            .ConfigureAwait(false);
        return UploadForm.Scheme + key;
    }

    private static MultipartFormDataContent Form(UploadPolicy policy, string key, string mediaType, ReadOnlyMemory<byte> file)
    {
        var boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary);
        // Object stores read neither quotes around the boundary nor names without them.
        form.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        Add(form, UploadForm.AccessKeyId, policy.OssAccessKeyId);
        Add(form, UploadForm.Signature, policy.Signature);
        Add(form, UploadForm.Policy, policy.Policy);
        Add(form, UploadForm.Key, key);
        Add(form, UploadForm.ObjectAcl, policy.XOssObjectAcl);
        Add(form, UploadForm.ForbidOverwrite, policy.XOssForbidOverwrite);
        Add(form, UploadForm.SuccessStatus, 200.ToString(CultureInfo.InvariantCulture));
        Add(form, UploadForm.ContentType, mediaType);
        var content = new ReadOnlyMemoryContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = $"\"{UploadForm.File}\"", FileName = $"\"{Path.GetFileName(key)}\"",
        };
        form.Add(content);
        return form;
    }

    private static void Add(MultipartFormDataContent form, string name, string? value)
    {
        if (value is null)
            return;
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        form.Add(content);
    }
}
