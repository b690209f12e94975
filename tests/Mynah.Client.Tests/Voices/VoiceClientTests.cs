using Microsoft.Extensions.DependencyInjection;
using Mynah.Audio;
using Mynah.Client.CosyVoice;
using Mynah.Client.Generation;
using Mynah.Client.Voices;
using Mynah.Engines.Espeak;
using Mynah.Protocol.Customization;
using Mynah.Testing;

namespace Mynah.Client.Tests;

/// <summary>The client of the three services against the real server with the real engine, over sockets.</summary>
public sealed class VoiceClientTests : IAsyncLifetime
{
    private const string CloneModel = "qwen3-tts-vc-realtime-2026-01-15";
    private const string Description = "A calm middle-aged man with a deep voice and a slow pace, suited to documentaries.";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-voices-").FullName;
    private readonly EspeakEngine _engine = new(new EspeakEngineOptions { Workers = 2 });
    private readonly LossyHandler _network = new();
    private byte[] _sample = [];
    private HttpClient _http = null!;
    private TestServer _server = null!;
    private VoiceClient _voices = null!;

    public async ValueTask InitializeAsync()
    {
        _sample = await Flite.SpeakAsync("rms");
        _server = await TestServer.StartAsync(engine: _engine, voices: _folder);
        _http = new HttpClient(_network);
        _voices = new VoiceClient(_http, _server.ClientOptions());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_qwen_clone_is_made_told_spoken_with_its_model_alone_and_deleted()
    {
        var made = await _voices.CloneAsync(Clone("ada") with { Consent = new VoiceConsent { Who = "Ada", Purpose = "tests" } }, Token);
        Assert.Equal((CloneModel, VoiceService.QwenClone, true), (made.TargetModel, made.Service, made.IsUsable));
        Assert.Contains("-ada-", made.Id);
        Assert.Equal("Ada", (await _voices.QueryAsync(made.Id, cancellationToken: Token)).Consent?.Who);
        Assert.Equal(made.Id, Assert.Single(await _voices.ListAsync(VoiceService.QwenClone, cancellationToken: Token).ToListAsync(Token)).Id);

        using var realtime = _server.RealtimeClient();
        var options = made.Speak(new SpeechOptions { Format = new AudioFormat(AudioEncoding.Pcm, 24000) });
        var speech = await realtime.AsSynthesizer().SynthesizeAsync("Hello there, this is a clone.", options, Token).ToListAsync(Token);
        Assert.InRange(speech.OfType<AudioChunk>().Sum(chunk => chunk.Data.Length), 24000, 480000);

        await using var tasks = new CosyVoiceClient(_server.ClientOptions());
        foreach (var synthesizer in new[] { realtime.AsSynthesizer(), new QwenTtsClient(_http, _server.ClientOptions()).AsSynthesizer(), tasks.AsSynthesizer() })
        {
            var error = await Assert.ThrowsAsync<SpeechException>(async () => await synthesizer.SynthesizeAsync("Hello.", options with { Model = "other-model" }, Token).ToListAsync(Token));
            Assert.Equal((SpeechErrorCode.UnknownVoice, SpeechStage.Validate), (error.Code, error.Stage));
            Assert.Contains($"was made for the model '{CloneModel}' and cannot be used with 'other-model'", error.Message);
        }
        Assert.Throws<SpeechException>(() => made.Speak(new SpeechOptions { Model = "cosyvoice-v2" }));
        (options with { Voice = "Cherry", Model = "qwen3-tts-flash" }).Validate();

        Assert.True(await _voices.DeleteAsync(made.Id, cancellationToken: Token));
        Assert.False(await _voices.DeleteAsync(made.Id, cancellationToken: Token));
        Assert.Equal(SpeechErrorCode.UnknownVoice, (await Assert.ThrowsAsync<SpeechException>(() => _voices.QueryAsync(made.Id, cancellationToken: Token))).Code);
    }

    [Fact]
    public async Task A_cosyvoice_clone_is_uploaded_waited_for_changed_and_deleted()
    {
        var request = new CloneRequest { Sample = VoiceSample.FromStream(new MemoryStream(_sample)), TargetModel = "cosyvoice-v3-flash", Language = "en" };
        var states = new List<string>();
        var made = await _voices.WaitUntilUsableAsync(await _voices.CloneAsync(request, Token), progress: new Told(states), cancellationToken: Token);
        Assert.Equal((VoiceStatus.Ok, "cosyvoice-v3-flash"), (made.Status, made.TargetModel));
        Assert.Equal(VoiceStatus.Ok, states[^1]);
        Assert.Equal(_sample, await _http.GetByteArrayAsync(made.SampleAddress, Token));

        var changed = await _voices.UpdateAsync(made, VoiceSample.FromDataUri(new AudioDataUri("audio/wav", await Flite.SpeakAsync("slt")).ToString()), Token);
        Assert.False(changed.IsUsable);
        made = await _voices.WaitUntilUsableAsync(changed, cancellationToken: Token);
        await using var tasks = new CosyVoiceClient(_server.ClientOptions());
        Assert.InRange((await tasks.SynthesizeAsync("Hello there, this is a clone.", made.Speak(), cancellationToken: Token)).Audio.Length, 24000, 480000);
        Assert.True(await _voices.DeleteAsync(made.Id, cancellationToken: Token));
        Assert.Empty(await _voices.ListAsync(VoiceService.CosyVoice, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Designs_have_a_preview_and_are_listed_over_pages()
    {
        var ids = new List<string>();
        foreach (var name in new[] { "one", "two", "three" })
        {
            var made = await _voices.DesignAsync(Design() with { Name = name }, Token);
            Assert.InRange((await Ffmpeg.DecodeAsync(made.Preview!.Audio.ToArray(), 16000)).Length, 8000, 160000);
            Assert.Equal((16000, "wav"), (made.Preview.SampleRate, made.Preview.Format));
            ids.Add(made.Id);
        }
        var listed = await _voices.ListAsync(VoiceService.QwenDesign, pageSize: 2, cancellationToken: Token).ToListAsync(Token);
        Assert.Equal(ids.Order(), listed.Select(voice => voice.Id).Order());
        Assert.All(listed, voice => Assert.Equal(Description, voice.Description));
        var cosyVoice = await _voices.DesignAsync(Design() with { TargetModel = "cosyvoice-v3.5-plus" }, Token);
        Assert.True((await _voices.WaitUntilUsableAsync(cosyVoice, cancellationToken: Token)).IsUsable);
        Assert.NotNull(cosyVoice.Preview);
    }

    [Fact]
    public async Task The_normalized_calls_make_a_voice_and_speak()
    {
        var speech = new QwenTtsClient(_http, _server.ClientOptions());
        var path = Path.Combine(_folder, "sample.wav");
        await File.WriteAllBytesAsync(path, _sample, Token);
        var clone = await _voices.CloneAsync(speech, new TtsVoiceCloneRequest("Hello there.", path, "ada"), cancellationToken: Token);
        Assert.StartsWith(_server.Address.ToString(), clone.AudioUrl);
        Assert.StartsWith("qwen-tts-vc-ada-", clone.VoiceId);
        var design = await _voices.DesignAsync(speech, new TtsVoiceDesignRequest(Description, "Hello there.", Stream: true), cancellationToken: Token);
        Assert.InRange(Convert.FromBase64String(design.AudioBase64Pcm!).Length, 12000, 240000);
        Assert.StartsWith("qwen-tts-vd-", design.VoiceId);
    }

    [Fact]
    public async Task A_lost_answer_never_makes_two_voices()
    {
        _network.Answer = LossyHandler.Lose;
        var found = await _voices.CloneAsync(Clone(null), Token);
        Assert.Equal((1, CloneModel), (_network.Creates, found.TargetModel));
        Assert.Equal(found.Id, Assert.Single(await _voices.ListAsync(VoiceService.QwenClone, cancellationToken: Token).ToListAsync(Token)).Id);

        // Under a name of the user's it may be an older voice: the error says what is there.
        var error = await Assert.ThrowsAsync<SpeechException>(() => _voices.CloneAsync(Clone("ada"), Token));
        Assert.Contains("There are voices of that name: qwen-tts-vc-ada-", error.Message);
        Assert.False(error.IsRetrySafe);
        // A refusal for load, too, may come from a gateway whose service went on.
        _network.Answer = LossyHandler.Busy;
        Assert.False((await Assert.ThrowsAsync<SpeechException>(() => _voices.CloneAsync(Clone("ben"), Token))).IsRetrySafe);
        Assert.Equal((3, 3), (_network.Creates, await _voices.ListAsync(VoiceService.QwenClone, cancellationToken: Token).CountAsync(Token)));
    }

    [Fact]
    public async Task A_create_that_never_left_is_repeated_and_a_refused_one_is_not()
    {
        _network.IsCut = true;
        var options = _server.ClientOptions();
        options.ConnectRetries = 1;
        Assert.True((await Assert.ThrowsAsync<SpeechException>(() => new VoiceClient(_http, options).CloneAsync(Clone("ada"), Token))).IsRetrySafe);
        Assert.Equal(2, _network.Creates);
        _network.IsCut = false;
        var silence = Clone("ada") with { Sample = VoiceSample.FromBytes(await Ffmpeg.MakeAsync(["-f", "lavfi", "-i", "anullsrc=r=24000", "-t", "8", "-c:a", "pcm_s16le", "-f", "wav"])) };
        var refused = await Assert.ThrowsAsync<SpeechException>(() => _voices.CloneAsync(silence, Token));
        Assert.Equal((400, "Audio.PreprocessError", 3), (refused.StatusCode, refused.ServiceCode, _network.Creates));
    }

    [Fact]
    public async Task A_sample_and_a_description_are_checked_here()
    {
        var report = await VoiceClient.CheckSampleAsync(VoiceSample.FromBytes(_sample), VoiceService.CosyVoice, Token);
        Assert.Equal(("cosyvoice", "wav"), (report.Service, report.Container));
        Assert.Null(report.Refusal);
        Assert.Null(VoiceClient.CheckDescription(Description).Refusal);
        Assert.NotNull(VoiceClient.CheckDescription("123456").Refusal);
    }

    [Fact]
    public async Task The_client_comes_from_dependency_injection()
    {
        await using var services = new ServiceCollection()
            .AddMynahClient(options => (options.ApiKey, options.BaseUrl) = ("sk-a", _server.Address)).BuildServiceProvider();
        Assert.Empty(await services.GetRequiredService<VoiceClient>().ListAsync(VoiceService.CosyVoice, "none", cancellationToken: Token).ToListAsync(Token));
    }

    private CloneRequest Clone(string? name) => new() { Sample = VoiceSample.FromBytes(_sample), TargetModel = CloneModel, Name = name, Language = "en" };

    private static DesignRequest Design() => new()
    {
        Description = Description, PreviewText = "Dear listeners, welcome.", TargetModel = "qwen3-tts-vd-realtime-2026-01-15", Language = "en",
        Preview = new AudioFormat(AudioEncoding.Wav, 16000),
    };

    private sealed class Told(List<string> states) : IProgress<CustomVoice>
    {
        public void Report(CustomVoice value) => states.Add(value.Status);
    }
}
