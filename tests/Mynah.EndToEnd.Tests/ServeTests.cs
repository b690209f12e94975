using System.Diagnostics;

namespace Mynah.EndToEnd.Tests;

public sealed class ServeTests(ServedMynah served) : IClassFixture<ServedMynah>, IDisposable
{
    private readonly MynahProgram _mynah = new();
    private readonly List<Process> _processes = [];

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }
        _mynah.Dispose();
    }

    [Fact]
    public async Task It_is_healthy_and_ends_with_0_on_SIGTERM_leaving_no_note()
    {
        var address = await ServedMynah.ServeAsync(_mynah, _processes);
        using var http = new HttpClient();
        Assert.True((await http.GetAsync(new Uri(address + "/healthz"))).IsSuccessStatusCode);
        var doctor = await _mynah.RunAsync("doctor");
        Assert.Contains($"`mynah serve` runs on {address}", doctor.Text);

        Assert.Equal(0, await ServedMynah.StopAsync(_processes[0], "SIGTERM"));
        Assert.Contains("`mynah serve` does not run", (await _mynah.RunAsync("doctor")).Text);
    }

    [Fact]
    public async Task A_port_in_use_is_a_failure_in_one_line()
    {
        var finished = await _mynah.RunAsync("serve", "--url", served.Address);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains($"Cannot listen on {served.Address}", finished.Error);
        Assert.Contains("already in use", finished.Error);
        Assert.Single(finished.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData(1, "without API keys", "--url", "http://0.0.0.0:0")]
    [InlineData(2, "is not an address to serve", "--url", "here")]
    [InlineData(2, "MaxConnections is 0", "--url", "http://127.0.0.1:0", "--max-connections", "0")]
    [InlineData(2, "Both --strict and --lenient", "--strict", "--lenient")]
    [InlineData(1, "No API key was found", "--gateway", "singapore")]
    public async Task What_would_be_unsafe_or_wrong_is_refused_at_start(int code, string message, params string[] arguments)
    {
        var finished = await _mynah.RunAsync(["serve", .. arguments]);
        Assert.Equal(code, finished.ExitCode);
        Assert.Contains(message, finished.Error);
        Assert.DoesNotContain("   at ", finished.Error);
    }

    [Theory]
    [InlineData("realtime")]
    [InlineData("http")]
    public async Task A_gateway_forwards_to_another_server(string transport)
    {
        var gateway = await ServedMynah.ServeAsync(_mynah, _processes, "--gateway", served.Address);
        var finished = await _mynah.RunAsync("say", "Hello through the gateway.", "--remote", gateway, "--transport", transport, "--out", "a.wav");
        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.InRange(await ServedMynah.SpeechSecondsAsync(_mynah.PathOf("a.wav")), 0.8, 4);
    }

    [Fact]
    public async Task Only_keys_of_the_file_are_accepted_and_a_revoked_one_no_longer()
    {
        var anna = (await _mynah.RunAsync("keys", "add", "anna")).Text.Trim();
        var ben = (await _mynah.RunAsync("keys", "add", "ben")).Text.Trim();
        var again = await _mynah.RunAsync("keys", "add", "anna");
        var list = await _mynah.RunAsync("keys", "list");
        var address = await ServedMynah.ServeAsync(_mynah, _processes);

        Assert.StartsWith("sk-", anna);
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(["anna", "ben"], list.Text.Trim().Split('\n').Select(line => line.Split(' ')[^1]));
        Assert.DoesNotContain(anna, list.Text);
        Assert.Equal(0, (await ProbeAsync(address, anna)).ExitCode);
        await RefusedAsync(address, "sk-wrong");
        Assert.Equal(0, (await _mynah.RunAsync("keys", "revoke", "anna")).ExitCode);
        await RefusedAsync(address, anna);
        Assert.Equal(0, (await ProbeAsync(address, ben)).ExitCode);
        Assert.Equal(2, (await _mynah.RunAsync("keys", "revoke", "anna")).ExitCode);
    }

    [Fact]
    public async Task Speaking_without_a_service_loads_nothing_of_the_server()
    {
        using var process = _mynah.Start("say", "-", "--format", "pcm", "--out", "-");
        await process.StandardInput.WriteAsync("This is the first sentence. ");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.BaseStream.ReadAtLeastAsync(new byte[1000], 1000);
        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
        process.StandardInput.Close();

        Assert.Equal(0, (await MynahProgram.FinishAsync(process)).ExitCode);
        Assert.Contains("Mynah.Core.dll", loaded);
        Assert.All(["AspNetCore", "Mynah.Server", "Mynah.Client", "System.Net.Http"], name => Assert.DoesNotContain(name, loaded));
    }

    private async Task RefusedAsync(string address, string key)
    {
        var finished = await ProbeAsync(address, key);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("""{"status_code":401,"code":"InvalidApiKey","message":"Invalid API-key provided."}""", finished.Text);
        Assert.Contains("\"stage\":\"connect\"", finished.Text);
        Assert.DoesNotContain(key, finished.Text + finished.Error);
    }

    private Task<Finished> ProbeAsync(string address, string key)
    {
        _mynah.Environment["DASHSCOPE_API_KEY"] = key;
        return _mynah.RunAsync("probe", "--text", "Hello.", "--base-url", address, "--transport", "both", "--fallback");
    }
}
