using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mynah.Testing;

namespace Mynah.Server.Tests;

/// <summary>Posts customization requests as plain HTTP, as users without an SDK do.</summary>
internal sealed class VoicePoster(TestServer server, string key = "sk-any") : IDisposable
{
    public const string Path = "/api/v1/services/audio/tts/customization";

    public HttpClient Http { get; } = new()
    {
        BaseAddress = server.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public static string DataUri(byte[] file, string mediaType = "audio/wav") => $"data:{mediaType};base64,{Convert.ToBase64String(file)}";

    public async Task<(int Status, JsonNode Body)> PostAsync(string model, string input, params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StringContent($$"""{"model":"{{model}}","input":{{input}}}""", Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
            message.Headers.Add(name, value);
        using var response = await Http.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Posts what must succeed; gives the output.</summary>
    public async Task<JsonNode> OutputAsync(string model, string input, params (string Name, string Value)[] headers)
    {
        var (status, body) = await PostAsync(model, input, headers);
        Assert.True(status == 200, body.ToJsonString());
        return body["output"]!;
    }

    /// <summary>Posts what must be refused; gives code and message.</summary>
    public async Task<string> RefusalAsync(string model, string input, params (string Name, string Value)[] headers)
    {
        var (status, body) = await PostAsync(model, input, headers);
        Assert.True(status is >= 400 and < 500, $"{status}: {body.ToJsonString()}");
        Assert.NotNull(body["request_id"]);
        return $"{status} {body["code"]}: {body["message"]}";
    }

    /// <summary>Asks until a voice is no longer being made.</summary>
    public async Task<JsonNode> WaitAsync(string id)
    {
        while (true)
        {
            var output = await OutputAsync("voice-enrollment", $$"""{"action":"query_voice","voice_id":"{{id}}"}""");
            if ((string?)output["status"] != "DEPLOYING")
                return output;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Http.Dispose();
}
