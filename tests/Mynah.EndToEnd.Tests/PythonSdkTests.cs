using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>
/// Programs as users of the official Python SDK write them, on the libraries that it stands on (Debian's python3-websocket,
/// python3-requests and python3-aiohttp), against a real server. The SDK itself cannot be had everywhere; see Python/sdk_wire.py.
/// </summary>
public sealed class PythonSdkTests(ServedMynah served) : IClassFixture<ServedMynah>
{
    // Debian's own interpreter: another one first on the path does not see Debian's packages.
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("server_commit")]
    [InlineData("commit")]
    [InlineData("queued_commits")]
    [InlineData("errors_do_not_end_the_session")]
    [InlineData("unusual_values")]
    [InlineData("formats")]
    [InlineData("nothing_to_say")]
    [InlineData("clear_and_cancel")]
    [InlineData("close_while_speaking")]
    [InlineData("slow_callback")]
    [InlineData("many_sessions")]
    [InlineData("http_whole")]
    [InlineData("http_stream")]
    [InlineData("http_wire")]
    [InlineData("http_java")]
    [InlineData("http_errors")]
    public Task A_program_for_the_cloud_runs_unchanged(string scenario) => RunAsync(scenario, served.Address);

    [Fact]
    public Task A_strict_server_refuses_like_the_cloud() => RunAsync("strict_errors", served.StrictAddress);

    private async Task RunAsync(string scenario, string address)
    {
        using var process = served.Program.Start(
            Python, ["-B", Repository.PathOf("tests/Mynah.EndToEnd.Tests/Python/scenarios.py"), address, scenario]);
        process.StandardInput.Close();
        var finished = await MynahProgram.FinishAsync(process);
        Assert.True(finished.ExitCode == 0, $"{scenario}: {finished.Error}{finished.Text}");
    }
}
