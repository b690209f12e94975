using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>
/// Programs as users of the official Python SDK's CosyVoice class write them, on the library that it stands on (Debian's
/// python3-websocket), against a real server. The SDK itself cannot be had everywhere; see Python/cosyvoice_wire.py.
/// </summary>
public sealed class CosyVoicePythonTests(ServedMynah served) : IClassFixture<ServedMynah>
{
    // Debian's own interpreter: another one first on the path does not see Debian's packages.
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("call")]
    [InlineData("call_with_callback")]
    [InlineData("ssml")]
    [InlineData("streaming")]
    [InlineData("aligned_words")]
    [InlineData("flush")]
    [InlineData("cancel")]
    [InlineData("pool")]
    [InlineData("errors")]
    public Task A_program_for_the_cloud_runs_unchanged(string scenario) => RunAsync(scenario, served.Address);

    [Fact]
    public Task A_strict_server_refuses_like_the_cloud() => RunAsync("strict", served.StrictAddress);

    private async Task RunAsync(string scenario, string address)
    {
        using var process = served.Program.Start(
            Python, ["-B", Repository.PathOf("tests/Mynah.EndToEnd.Tests/Python/cosyvoice_scenarios.py"), address, scenario]);
        process.StandardInput.Close();
        var finished = await MynahProgram.FinishAsync(process);
        Assert.True(finished.ExitCode == 0, $"{scenario}: {finished.Error}{finished.Text}");
    }
}
