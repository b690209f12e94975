using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Server.Tests;

/// <summary>Everything that must be refused by the customization services, in their words, leaving nothing behind.</summary>
public sealed class CustomizationRefusalTests : IAsyncLifetime
{
    private const string Clone = "\"action\":\"create\",\"target_model\":\"qwen3-tts-vc-2026-01-22\",\"preferred_name\":\"guide\"";
    private const string Cosy = "\"action\":\"create_voice\",\"target_model\":\"cosyvoice-v3-flash\",\"prefix\":\"guide\"";
    private const string Design = "\"action\":\"create\",\"target_model\":\"qwen3-tts-vd-2026-01-26\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-voices-").FullName;
    private TestServer _server = null!;
    private VoicePoster _poster = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(voices: _folder);
        _poster = new VoicePoster(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _poster.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("nothing", "{}", "404 ModelNotFound: Model not exist.")]
    [InlineData("qwen-voice-enrollment", "{}", "400 InvalidParameter: required field missing: input.action")]
    [InlineData("qwen-voice-enrollment", """{"action":"create_voice"}""", "400 InvalidParameter: action 'create_voice' is not supported")]
    [InlineData("voice-enrollment", """{"action":"create"}""", "400 InvalidParameter: action 'create' is not supported")]
    [InlineData("qwen-voice-enrollment", """{"action":"create"}""", "400 InvalidParameter: preferred_name")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"12345678901234567"}""", "preferred_name must be 1 to 16")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"a-b"}""", "preferred_name must be 1 to 16")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"名"}""", "preferred_name must be 1 to 16")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"a"}""", "required field missing: input.target_model")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"a","target_model":"qwen3-tts-flash"}""", "target_model 'qwen3-tts-flash' is not supported")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"a","target_model":"qwen3-tts-vd-2026-01-26"}""", "is not supported")]
    [InlineData("qwen-voice-enrollment", """{"action":"create","preferred_name":"a","target_model":"cosyvoice-v2"}""", "is not supported")]
    [InlineData("qwen-voice-enrollment", "{" + Clone + "}", "required field missing: input.audio.data")]
    [InlineData("qwen-voice-enrollment", "{" + Clone + ""","language":"xx"}""", "language 'xx'")]
    [InlineData("qwen-voice-enrollment", """{"action":"list","page_index":-1}""", "page_index")]
    [InlineData("qwen-voice-enrollment", """{"action":"list","page_size":0}""", "page_size")]
    [InlineData("qwen-voice-enrollment", """{"action":"list","page_size":101}""", "page_size")]
    [InlineData("qwen-voice-enrollment", """{"action":"delete"}""", "input.voice")]
    [InlineData("qwen-voice-enrollment", """{"action":"delete","voice":"x"}""", "400 BadRequest.VoiceNotFound: Voice 'x' not found.")]
    [InlineData("qwen-voice-design", """{"action":"query","voice":"x"}""", "400 VoiceNotFound: Voice not found: x")]
    [InlineData("qwen-voice-design", "{" + Design + "}", "input.voice_prompt")]
    [InlineData("qwen-voice-design", "{" + Design + ""","voice_prompt":"A calm man."}""", "input.preview_text")]
    [InlineData("voice-enrollment", """{"action":"create_voice","prefix":"12345678901","target_model":"cosyvoice-v2","url":"u"}""", "prefix must be 1 to 10")]
    [InlineData("voice-enrollment", """{"action":"create_voice","prefix":"a","target_model":"cosyvoice-v1","voice_prompt":"A calm man."}""", "target_model 'cosyvoice-v1'")]
    [InlineData("voice-enrollment", "{" + Cosy + "}", "input.url")]
    [InlineData("voice-enrollment", "{" + Cosy + ""","url":"u","max_prompt_audio_length":31}""", "max_prompt_audio_length")]
    [InlineData("voice-enrollment", "{" + Cosy + ""","url":"u","voice_prompt":"A calm man."}""", "exclude each other")]
    [InlineData("voice-enrollment", "{" + Cosy + ""","voice_prompt":"A calm man.","preview_text":"Too short."}""", "preview_text should not be shorter than 15 characters")]
    [InlineData("voice-enrollment", """{"action":"query_voice","voice_id":"x"}""", "BadRequest.VoiceNotFound")]
    [InlineData("voice-enrollment", """{"action":"list_voice","page_size":"many"}""", "input.page_size is of the wrong type")]
    public async Task A_wrong_request_is_told_what_is_wrong(string model, string input, string expected)
        => Assert.Contains(expected, await _poster.RefusalAsync(model, input), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:9/a.wav")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost:9/a.wav")]
    [InlineData("http://[::1]:9/a.wav")]
    [InlineData("http://2130706433/a.wav")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("oss://dashscope-instant/x/y")]
    public async Task An_address_that_must_not_be_asked_is_refused(string url)
    {
        Assert.StartsWith("400 InvalidURL", await _poster.RefusalAsync("voice-enrollment", "{" + Cosy + $",\"url\":\"{url}\"}}"));
        Assert.StartsWith("400 InvalidURL", await _poster.RefusalAsync("qwen-voice-enrollment", "{" + Clone + $",\"audio\":{{\"data\":\"{url}\"}}}}"));
        AssertNothingKept();
    }

    [Fact]
    public async Task A_sample_that_does_not_do_is_refused_in_the_words_of_each_service()
    {
        var speech = await Flite.SpeakAsync("slt");
        var text = "this is no sound, only text that is called so"u8.ToArray();
        await RefusedAsync(await Ffmpeg.ConvertAsync(speech, ["-t", "2", "-f", "wav"]), "Audio.PreprocessError", "Audio.AudioShortError");
        await RefusedAsync(await Ffmpeg.ConvertAsync(speech, ["-ar", "8000", "-f", "wav"]), "Audio.AudioRateError", "Audio.AudioRateError");
        await RefusedAsync(text, "Audio.DecoderError", "Audio.DecoderError");
        await RefusedAsync(new byte[11 * 1024 * 1024], "Audio.FileSizeExceed", "Audio.FileSizeExceed");
        await RefusedAsync(Wav(new float[24000 * 12]), "Audio.PreprocessError", "Audio.AudioSilentError");
        await RefusedAsync(speech, "unsupported audio format:audio/mpeg", "unsupported audio format:audio/mpeg", "audio/mpeg");
        await RefusedAsync(speech, "unsupported audio format:text/plain", "unsupported audio format:text/plain", "text/plain");
        AssertNothingKept();
    }

    [Fact]
    public async Task A_server_may_ask_for_consent()
    {
        await using var strict = await TestServer.StartAsync(options => options.RequireConsent = true, voices: Path.Combine(_folder, "strict"));
        using var poster = new VoicePoster(strict);
        Assert.Contains("input.consent", await poster.RefusalAsync("qwen-voice-enrollment", "{" + Clone + ""","audio":{"data":"x"}}"""));
        Assert.Contains("consent.purpose", await poster.RefusalAsync("voice-enrollment", "{" + Cosy + ""","url":"x","consent":{"who":"Ada"}}"""));
    }

    [Fact]
    public async Task A_body_that_is_too_large_and_a_server_without_voices_say_so()
    {
        Assert.Contains("16 MiB", await _poster.RefusalAsync("qwen-voice-enrollment", $$"""{"x":"{{new string('a', 17 * 1024 * 1024)}}"}"""));
        await using var gateway = await TestServer.StartAsync();
        using var poster = new VoicePoster(gateway);
        Assert.Contains("makes no voices", await poster.RefusalAsync("qwen-voice-enrollment", """{"action":"list"}"""));
    }

    private async Task RefusedAsync(byte[] file, string qwen, string cosyVoice, string mediaType = "audio/wav")
    {
        var uri = VoicePoster.DataUri(file, mediaType);
        Assert.Contains(qwen, await _poster.RefusalAsync("qwen-voice-enrollment", "{" + Clone + $",\"audio\":{{\"data\":\"{uri}\"}}}}"), StringComparison.Ordinal);
        Assert.Contains(cosyVoice, await _poster.RefusalAsync("voice-enrollment", "{" + Cosy + $",\"url\":\"{uri}\"}}"), StringComparison.Ordinal);
    }

    private void AssertNothingKept()
    {
        var samples = Path.Combine(_folder, "samples");
        Assert.Empty(Directory.Exists(samples) ? Directory.GetFiles(samples) : []);
    }

    private static byte[] Wav(float[] samples)
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 24000));
        return StageRun.Encode(encoder, samples);
    }
}
