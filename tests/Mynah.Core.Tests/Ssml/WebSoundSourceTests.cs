using System.Net;
using System.Net.Sockets;
using System.Text;
using Mynah.Audio;
using Mynah.Ssml;
using Mynah.Testing;

namespace Mynah.Core.Tests.Ssml;

public sealed class WebSoundSourceTests
{
    private static readonly byte[] Wav = WavOf(Tone.Sine(1000, 16000, 0.5));

    [Fact]
    public async Task A_wav_file_is_fetched_and_decoded()
    {
        await using var server = new OneAnswer(Ok(Wav));
        using var source = Allowing(IPAddress.Loopback);
        var sound = await source.LoadAsync(server.Url, default);
        Assert.Equal((8000, 16000), (sound.Samples.Length, sound.SampleRate));
        Assert.Equal(0.5, Tone.Amplitude(sound.Samples.Span, 16000, 1000), 0.01);
    }

    [Fact]
    public async Task Other_kinds_are_decoded_by_ffmpeg_and_what_is_no_sound_is_refused()
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Mp3, 24000));
        var mp3 = StageRun.Encode(encoder, Tone.Sine(1000, 24000, 1));
        var sound = await SoundDecoder.DecodeAsync(mp3, new SoundLimits(), default);
        Assert.InRange(sound.Samples.Length / (double)sound.SampleRate, 0.9, 1.15);
        Assert.Equal(0.5, Tone.Amplitude(sound.Samples.Span.Slice(sound.SampleRate / 4, sound.SampleRate / 2), sound.SampleRate, 1000), 0.05);

        foreach (var bytes in new byte[][] { [], Encoding.ASCII.GetBytes("#EXTM3U\nfile:///etc/passwd\n"), [.. "RIFF"u8, 1, 2, 3], Enumerable.Repeat((byte)7, 5000).ToArray() })
            await Assert.ThrowsAsync<SpeechException>(() => SoundDecoder.DecodeAsync(bytes, new SoundLimits(), default));
        var error = await Assert.ThrowsAsync<SpeechException>(() => SoundDecoder.DecodeAsync(mp3, new SoundLimits { MaxDuration = TimeSpan.FromSeconds(0.5) }, default));
        Assert.Contains("longer", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SpeechException>(() => SoundDecoder.DecodeAsync(Wav, new SoundLimits { MaxDuration = TimeSpan.FromSeconds(0.4) }, default));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("[fe80::1]")]
    [InlineData("[fd00::1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    public async Task Private_addresses_are_not_asked(string host)
    {
        using var source = new WebSoundSource();
        var error = await Assert.ThrowsAsync<SpeechException>(async () => await source.LoadAsync($"http://{host}:9/a.wav", default));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.Contains("public internet", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2600::1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("255.255.255.255", false)]
    [InlineData("239.1.1.1", false)]
    [InlineData("::", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Public_addresses_are_told_from_others(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_redirect_is_checked_again()
    {
        await using var inside = new OneAnswer(Ok(Wav));
        var target = inside.Url.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal);
        await using var server = new OneAnswer(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var source = Allowing(IPAddress.Loopback);
        var error = await Assert.ThrowsAsync<SpeechException>(async () => await source.LoadAsync(server.Url, default));
        Assert.Contains("public internet", error.Message, StringComparison.Ordinal);
        Assert.False(inside.WasAsked);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/a.wav")]
    [InlineData("/etc/passwd")]
    [InlineData("a.wav")]
    [InlineData("http://user:secret@example.com/a.wav")]
    [InlineData("data:audio/wav;base64,AAAA")]
    public async Task Only_plain_web_addresses_are_taken(string address)
    {
        using var source = new WebSoundSource();
        var error = await Assert.ThrowsAsync<SpeechException>(async () => await source.LoadAsync(address, default));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_missing_or_endless_is_an_error_that_says_so()
    {
        var endless = new byte[40_000];
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").CopyTo(endless, 0);
        Assert.Contains("bytes", await RefusalAsync(endless, new SoundLimits { MaxBytes = 10_000 }), StringComparison.Ordinal);
        Assert.Contains("bytes", await RefusalAsync(Ok(Wav), new SoundLimits { MaxBytes = 1000 }), StringComparison.Ordinal);
        Assert.Contains("404", await RefusalAsync(Encoding.ASCII.GetBytes("HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), new SoundLimits()), StringComparison.Ordinal);
        Assert.Contains("was not there after", await RefusalAsync([], new SoundLimits { Timeout = TimeSpan.FromMilliseconds(200) }, isHanging: true), StringComparison.Ordinal);
        Assert.Contains("cannot be fetched", await RefusalAsync([], new SoundLimits()), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(byte[] answer, SoundLimits limits, bool isHanging = false)
    {
        await using var server = new OneAnswer(answer, isHanging);
        using var source = new WebSoundSource(limits, IPAddress.IsLoopback);
        return (await Assert.ThrowsAsync<SpeechException>(async () => await source.LoadAsync(server.Url, default))).Message;
    }

    private static WebSoundSource Allowing(IPAddress address) => new(new SoundLimits(), address.Equals);

    private static byte[] Ok(byte[] body)
        => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    private static byte[] WavOf(float[] samples)
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 16000));
        return StageRun.Encode(encoder, samples);
    }

    /// <summary>Listens on 127.0.0.1 and gives every caller the same bytes.</summary>
    private sealed class OneAnswer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Any, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;

        public OneAnswer(byte[] answer, bool isHanging = false)
        {
            _listener.Start();
            _serving = ServeAsync(answer, isHanging);
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/a.wav";

        public bool WasAsked { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }

        private async Task ServeAsync(byte[] answer, bool isHanging)
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                WasAsked = true;
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096], _stop.Token);
                if (isHanging)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                await stream.WriteAsync(answer, _stop.Token);
            }
        }
    }
}
