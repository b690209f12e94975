using System.Net;
using Mynah.Audio;
using Mynah.Engines.Espeak;
using Mynah.Testing;

namespace Mynah.Server.Tests;

/// <summary>The life of custom voices with the real engine: made over HTTP, spoken with, kept over a restart, refused to others.</summary>
public sealed class CustomVoiceTests : IAsyncLifetime
{
    private const string Model = "qwen3-tts-vc-realtime-2026-01-15";

    private readonly string _folder = Directory.CreateTempSubdirectory("mynah-voices-").FullName;
    private readonly EspeakEngine _engine = new(new EspeakEngineOptions { Workers = 2 });
    private byte[] _sample = [];

    private string Samples => Path.Combine(_folder, "samples");

    public async ValueTask InitializeAsync() => _sample = await Flite.SpeakAsync("rms");

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_clone_speaks_in_realtime_with_the_pitch_of_its_sample_also_after_a_restart()
    {
        string voice;
        await using (var server = await StartAsync())
        {
            using var poster = new VoicePoster(server);
            var output = await poster.OutputAsync("qwen-voice-enrollment",
                $$$"""{"action":"create","target_model":"{{{Model}}}","preferred_name":"guide_01","language":"en","audio":{"data":"{{{VoicePoster.DataUri(_sample)}}}"},"consent":{"who":"Ada","purpose":"tests","reference":"17"}}""");
            voice = (string)output["voice"]!;
            Assert.Matches("^qwen-tts-vc-guide_01-voice-[0-9]{17}-[0-9a-f]{4}$", voice);
            Assert.Equal(Model, (string?)output["target_model"]);
            Assert.Equal("Ada", (string?)(await poster.OutputAsync("qwen-voice-enrollment", $$"""{"action":"query","voice":"{{voice}}"}"""))["consent"]!["who"]);
        }
        await using var again = await StartAsync();
        var listed = await new VoicePoster(again).OutputAsync("qwen-voice-enrollment", """{"action":"list"}""");
        Assert.Equal(voice, (string?)Assert.Single(listed["voice_list"]!.AsArray())!["voice"]);
        var wanted = Pitch.Median(await Ffmpeg.DecodeAsync(_sample, 24000), 24000);
        Assert.Equal(1.0, Pitch.Median(await SpeakAsync(again, voice), 24000) / wanted, 0.06);
    }

    [Fact]
    public async Task A_clone_is_refused_for_another_model_and_gone_after_its_deletion_with_its_sample()
    {
        await using var server = await StartAsync();
        using var poster = new VoicePoster(server);
        var voice = await CloneAsync(poster);
        Assert.Single(Directory.GetFiles(Samples));
        Assert.Contains("was made for the model", await ProblemAsync(server, voice, "qwen3-tts-vc-realtime-2025-11-27"));
        var generation = await GenerateAsync(poster, voice, "qwen3-tts-vc-2026-01-22");
        Assert.Equal(HttpStatusCode.BadRequest, generation.Status);
        Assert.Contains("was made for the model", generation.Body);

        await poster.OutputAsync("qwen-voice-enrollment", $$"""{"action":"delete","voice":"{{voice}}"}""");
        Assert.Empty(Directory.GetFiles(Samples));
        Assert.Contains("is not found", await ProblemAsync(server, voice, Model));
        Assert.Contains("BadRequest.VoiceNotFound", await poster.RefusalAsync("qwen-voice-enrollment", $$"""{"action":"delete","voice":"{{voice}}"}"""));
    }

    [Fact]
    public async Task Another_keys_voice_is_not_found_by_any_action()
    {
        var keys = new ApiKeyFile(Path.Combine(_folder, "keys.json"));
        var (anna, ben) = (keys.Add("anna"), keys.Add("ben"));
        await using var server = await StartAsync(options => (options.ApiKeyFile, options.VoiceQuota) = (Path.Combine(_folder, "keys.json"), 1));
        using var owner = new VoicePoster(server, anna);
        using var thief = new VoicePoster(server, ben);
        var voice = await CloneAsync(owner);
        Assert.Empty((await thief.OutputAsync("qwen-voice-enrollment", """{"action":"list"}"""))["voice_list"]!.AsArray());
        Assert.Contains("VoiceNotFound", await thief.RefusalAsync("qwen-voice-enrollment", $$"""{"action":"delete","voice":"{{voice}}"}"""));
        Assert.Contains("is not found", await ProblemAsync(server, voice, Model, ben));
        Assert.StartsWith("429 Throttling.AllocationQuota: Maximum voice-clone voice limit exceeded.", await owner.RefusalAsync("qwen-voice-enrollment", CloneInput()));
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Http.GetAsync($"/voices/{voice}/sample", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(_sample, await owner.Http.GetByteArrayAsync($"/voices/{voice}/sample", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cosyvoice_clone_is_made_from_an_upload_queried_updated_and_deleted()
    {
        await using var server = await StartAsync();
        using var poster = new VoicePoster(server);
        var address = await UploadAsync(poster, _sample);
        const string Create = "\"action\":\"create_voice\",\"target_model\":\"cosyvoice-v3-flash\",\"prefix\":\"guide\"";
        Assert.Contains("X-DashScope-OssResourceResolve", await poster.RefusalAsync("voice-enrollment", $$"""{ {{Create}},"url":"{{address}}"}"""));
        var id = (string)(await poster.OutputAsync("voice-enrollment", $$"""{ {{Create}},"url":"{{address}}","language_hints":["en"]}""", ("X-DashScope-OssResourceResolve", "enable")))["voice_id"]!;
        Assert.Matches("^cosyvoice-v3-flash-guide-[0-9a-f]{32}$", id);
        var made = await poster.WaitAsync(id);
        Assert.Equal(("OK", "cosyvoice-v3-flash"), ((string?)made["status"], (string?)made["target_model"]));
        Assert.Equal(_sample, await poster.Http.GetByteArrayAsync((string)made["resource_link"]!, TestContext.Current.CancellationToken));

        var better = VoicePoster.DataUri(await Flite.SpeakAsync("slt"));
        await poster.OutputAsync("voice-enrollment", $$"""{"action":"update_voice","voice_id":"{{id}}","url":"{{better}}"}""");
        Assert.Equal("OK", (string?)(await poster.WaitAsync(id))["status"]);
        Assert.Single(Directory.GetFiles(Samples));
        var entry = Assert.Single((await poster.OutputAsync("voice-enrollment", """{"action":"list_voice","prefix":"guide"}"""))["voice_list"]!.AsArray())!;
        Assert.Equal((id, "OK"), ((string?)entry["voice_id"], (string?)entry["status"]));
        Assert.Empty((await poster.OutputAsync("voice-enrollment", """{"action":"list_voice","page_index":1}"""))["voice_list"]!.AsArray());
        Assert.Empty((await poster.OutputAsync("voice-enrollment", $$"""{"action":"delete_voice","voice_id":"{{id}}"}""")).AsObject());
        Assert.Empty(Directory.GetFiles(Samples));
    }

    [Fact]
    public async Task Designs_of_both_services_have_a_preview_that_plays_and_are_listed_with_their_description()
    {
        await using var server = await StartAsync();
        using var poster = new VoicePoster(server);
        const string Words = "\"voice_prompt\":\"A composed middle-aged man, deep and resonant, even pace, suited to documentaries.\",\"preview_text\":\"Dear listeners, welcome to the evening news.\"";
        var qwen = await poster.OutputAsync("qwen-voice-design", $$"""{"action":"create","target_model":"qwen3-tts-vd-realtime-2026-01-15","preferred_name":"announcer","language":"en",{{Words}} }""");
        Assert.Equal((24000, "wav"), ((int)qwen["preview_audio"]!["sample_rate"]!, (string?)qwen["preview_audio"]!["response_format"]));
        var preview = Convert.FromBase64String((string)qwen["preview_audio"]!["data"]!);
        Assert.Equal(preview.Length - 44, BitConverter.ToInt32(preview, 40));
        Assert.InRange((await Ffmpeg.DecodeAsync(preview, 24000)).Length / 24000.0, 1.5, 6);
        var id = (string)qwen["voice"]!;
        var list = await poster.OutputAsync("qwen-voice-design", """{"action":"list","page_size":5}""");
        Assert.Equal((1, 0, 5), ((int)list["total_count"]!, (int)list["page_index"]!, (int)list["page_size"]!));
        Assert.StartsWith("A composed", (string?)list["voice_list"]![0]!["voice_prompt"]);
        Assert.Equal("en", (string?)(await poster.OutputAsync("qwen-voice-design", $$"""{"action":"query","voice":"{{id}}"}"""))["language"]);
        Assert.Contains("BadRequest.VoiceNotFound", await poster.RefusalAsync("qwen-voice-enrollment", $$"""{"action":"delete","voice":"{{id}}"}"""));
        Assert.Equal(id, (string?)(await poster.OutputAsync("qwen-voice-design", $$"""{"action":"delete","voice":"{{id}}"}"""))["voice"]);

        var cosy = await poster.OutputAsync("voice-enrollment", $$"""{"action":"create_voice","target_model":"cosyvoice-v3.5-plus","prefix":"man",{{Words}} }""");
        Assert.NotEmpty((string)cosy["preview_audio"]!["data"]!);
        Assert.Contains("cannot be updated", await poster.RefusalAsync("voice-enrollment", $$"""{"action":"update_voice","voice_id":"{{cosy["voice_id"]}}","url":"x"}"""));
        using var content = new StringContent(
            $$$"""{"model":"cosyvoice-v3.5-plus","input":{"text":"Hello again.","voice":"{{{cosy["voice_id"]}}}","format":"wav"}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await poster.Http.PostAsync("/api/v1/services/audio/tts/SpeechSynthesizer", content, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("The description", await poster.RefusalAsync("qwen-voice-design", """{"action":"create","target_model":"qwen3-tts-vd-2026-01-26","voice_prompt":"123456","preview_text":"Hello."}"""));
    }

    [Fact]
    public async Task A_cosyvoice_task_refuses_what_is_not_its_keys_voice_with_the_code_of_the_service()
    {
        await using var server = await StartAsync();
        const string Voice = "cosyvoice-v3-flash-guide-0123456789abcdef0123456789abcdef";
        using var client = await RawClient.ConnectAsync(server.Address, "", path: "/api-ws/v1/inference");
        await client.SendTextAsync($$$"""{"header":{"action":"run-task","task_id":"t1","streaming":"duplex"},"payload":{"task_group":"audio","task":"tts","function":"SpeechSynthesizer","model":"cosyvoice-v3-flash","parameters":{"text_type":"PlainText","voice":"{{{Voice}}}"},"input":{} } }""");
        var failed = (await client.ReceiveAsync())!;
        Assert.Equal("task-failed", (string?)failed["header"]!["event"]);
        Assert.StartsWith("[tts:]Engine return error code: 418", (string?)failed["header"]!["error_message"]);
    }

    [Fact]
    public async Task An_upload_needs_a_true_policy_and_its_own_folder()
    {
        await using var server = await TestServer.StartAsync();
        using var poster = new VoicePoster(server);
        var policy = (await poster.Http.GetFromJsonNodeAsync("/api/v1/uploads?action=getPolicy&model=cosyvoice-v2"))["data"]!;
        Assert.Equal(HttpStatusCode.Forbidden, await PostFormAsync(poster, policy, "elsewhere/a.wav", _sample));
        Assert.Equal(HttpStatusCode.Forbidden, await PostFormAsync(poster, policy, $"{policy["upload_dir"]}/", _sample));
        Assert.Equal(HttpStatusCode.BadRequest, await PostFormAsync(poster, policy, $"{policy["upload_dir"]}/a.wav", new byte[21 << 20]));
        Assert.Equal(HttpStatusCode.OK, await PostFormAsync(poster, policy, $"{policy["upload_dir"]}/../../a.wav", _sample));
        Assert.Equal(HttpStatusCode.Conflict, await PostFormAsync(poster, policy, $"{policy["upload_dir"]}/../../a.wav", _sample));
        policy["signature"] = "AAAA";
        Assert.Equal(HttpStatusCode.Forbidden, await PostFormAsync(poster, policy, $"{policy["upload_dir"]}/b.wav", _sample));
        Assert.Single(Directory.GetFiles(server.Folder, "*", SearchOption.AllDirectories));
        Assert.Equal(HttpStatusCode.BadRequest, (await poster.Http.GetAsync("/api/v1/uploads?action=other", TestContext.Current.CancellationToken)).StatusCode);
    }

    private Task<TestServer> StartAsync(Action<MynahServerOptions>? configure = null) => TestServer.StartAsync(configure, engine: _engine, voices: _folder);

    private string CloneInput() => $$$"""{"action":"create","target_model":"{{{Model}}}","preferred_name":"a","audio":{"data":"{{{VoicePoster.DataUri(_sample)}}}"}}""";

    private async Task<string> CloneAsync(VoicePoster poster) => (string)(await poster.OutputAsync("qwen-voice-enrollment", CloneInput()))["voice"]!;

    private static async Task<float[]> SpeakAsync(TestServer server, string voice)
    {
        using var client = await RawClient.ConnectAsync(server.Address, $"?model={Model}");
        await client.SendAsync("session.update", $$"""
            "session":{"voice":"{{voice}}","response_format":"pcm","mode":"commit"}
            """);
        await client.AppendAsync(Flite.Text);
        await client.SendAsync("input_text_buffer.commit");
        await client.SendAsync("session.finish");
        var pcm = new MemoryStream();
        while (await client.ReceiveAsync() is { } message)
        {
            Assert.NotEqual("error", (string?)message["type"]);
            if ((string?)message["type"] == "response.audio.delta")
                pcm.Write(Convert.FromBase64String((string)message["delta"]!));
        }
        return [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(pcm.ToArray()).ToArray().Select(sample => sample / 32768f)];
    }

    private static async Task<string> ProblemAsync(TestServer server, string voice, string model, string key = "sk-any")
    {
        using var client = await RawClient.ConnectAsync(server.Address, $"?model={model}", $"Bearer {key}");
        await client.SendAsync("session.update", $"\"session\":{{\"voice\":\"{voice}\"}}");
        while (await client.ReceiveAsync() is { } message)
        {
            if ((string?)message["type"] == "error")
                return $"{message["error"]!["code"]}: {message["error"]!["message"]}";
            Assert.NotEqual("session.updated", (string?)message["type"]);
        }
        throw new InvalidOperationException("no error came");
    }

    private static async Task<(HttpStatusCode Status, string Body)> GenerateAsync(VoicePoster poster, string voice, string model)
    {
        using var content = new StringContent($$$"""{"model":"{{{model}}}","input":{"text":"Hello.","voice":"{{{voice}}}"}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await poster.Http.PostAsync("/api/v1/services/aigc/multimodal-generation/generation", content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> UploadAsync(VoicePoster poster, byte[] file)
    {
        var policy = (await poster.Http.GetFromJsonNodeAsync("/api/v1/uploads?action=getPolicy&model=cosyvoice-v3-flash"))["data"]!;
        var key = $"{policy["upload_dir"]}/my sample.wav";
        Assert.Equal(HttpStatusCode.OK, await PostFormAsync(poster, policy, key, file));
        return $"oss://{key}";
    }

    private static async Task<HttpStatusCode> PostFormAsync(VoicePoster poster, System.Text.Json.Nodes.JsonNode policy, string key, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((string)policy["oss_access_key_id"]!), "OSSAccessKeyId" }, { new StringContent((string)policy["signature"]!), "Signature" },
            { new StringContent((string)policy["policy"]!), "policy" }, { new StringContent(key), "key" }, { new StringContent("200"), "success_action_status" },
            { new ByteArrayContent(file), "file", "my sample.wav" },
        };
        using var response = await poster.Http.PostAsync((string)policy["upload_host"]!, form, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

file static class Reading
{
    public static async Task<System.Text.Json.Nodes.JsonNode> GetFromJsonNodeAsync(this HttpClient http, string path)
        => System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync(path, TestContext.Current.CancellationToken))!;
}
