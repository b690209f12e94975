using System.Net;
using System.Net.Sockets;

namespace Mynah.Ssml;

/// <summary>
/// Fetches sounds by http and https. The address that is really connected to is checked, after the name was resolved and again for
/// every redirect, so that neither a name nor a redirect leads into a private network. Safe for concurrent calls; dispose it when
/// nothing is fetched any more.
/// </summary>
public sealed class WebSoundSource : ISoundSource, IDisposable
{
    private const int MostRedirects = 3;
    private readonly SoundLimits _limits;
    private readonly Func<IPAddress, bool> _isAllowed;
    private readonly HttpClient _client;

    /// <summary>Makes a source.</summary>
    /// <param name="limits">What is fetched at most; null for the defaults.</param>
    public WebSoundSource(SoundLimits? limits = null)
        : this(limits ?? new SoundLimits(), limits is { AllowPrivateAddresses: true } ? _ => true : PublicAddress.IsPublic)
    {
    }

    internal WebSoundSource(SoundLimits limits, Func<IPAddress, bool> isAllowed)
    {
        (_limits, _isAllowed) = (limits, isAllowed);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false, // a proxy would connect where we cannot check
            UseCookies = false,
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            MaxResponseHeadersLength = 16, // KB
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }; // the limit also covers reading and decoding
    }

    /// <inheritdoc />
    public ValueTask<Sound> LoadAsync(string address, CancellationToken cancellationToken)
        => FetchAsync(address, (bytes, token) => SoundDecoder.DecodeAsync(bytes, _limits, token), cancellationToken);

    /// <summary>Fetches a file as it is, under the same rules, without decoding it.</summary>
    /// <exception cref="SpeechException">The address is refused, or there is no file; the message says why and what to do.</exception>
    public ValueTask<byte[]> DownloadAsync(string address, CancellationToken cancellationToken)
        => FetchAsync(address, (bytes, _) => Task.FromResult(bytes), cancellationToken);

    private async ValueTask<T> FetchAsync<T>(string address, Func<byte[], CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw SpeechException.Invalid($"the sound {SsmlSource.Quote(address)} is no address that begins with http:// or https://. Put the file on a web server and name it so.");
        if (uri.UserInfo.Length > 0)
            throw SpeechException.Invalid($"the address of a sound at {uri.Host} holds a user name or password. Use one that needs none.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limits.Timeout);
        try
        {
            var bytes = await FetchAsync(uri, limit.Token).ConfigureAwait(false);
            return await use(bytes, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpeechException(SpeechErrorCode.Timeout, SpeechStage.Synthesize,
                $"the sound at {uri.Host} was not there after {_limits.Timeout.TotalSeconds} s. Use a faster server or a smaller file.");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            if (Refusal(failed) is { } refusal)
                throw refusal;
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Synthesize,
                $"the sound at {uri.Host} cannot be fetched. {failed.Message} Check the address.", failed);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<byte[]> FetchAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Synthesize,
                $"the server {uri.Host} answered {(int)response.StatusCode} when asked for the sound. Check that the address is public and complete.")
            { StatusCode = (int)response.StatusCode };
        }
        if (response.Content.Headers.ContentLength > _limits.MaxBytes)
            throw TooLarge(uri);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = body.ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (bytes.Length + count > _limits.MaxBytes)
                throw TooLarge(uri);
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        var allowed = Array.FindAll(found, address => _isAllowed(address));
        if (allowed.Length == 0)
        {
            throw new IOException("refused", SpeechException.Invalid(
                $"the sound's server {host} is not on the public internet, and others are not asked. Use a public address; whoever runs the program may allow private ones."));
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SpeechException? Refusal(Exception? failed)
    {
        while (failed is not (null or SpeechException))
            failed = failed.InnerException;
        return failed as SpeechException;
    }

    private SpeechException TooLarge(Uri uri)
        => SpeechException.Invalid($"the sound at {uri.Host} has more than {_limits.MaxBytes} bytes. Use a smaller file, for example 16 kHz mono.");
}
