using Mynah.Voices;

namespace Mynah.Voices.Storage.Tests;

public sealed class PostgresRegistryTests(PostgresServer server) : VoiceRegistryContract, IAsyncLifetime
{
    private IVoiceRegistry? _registry;

    protected override IVoiceRegistry Registry => _registry!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(server.ConnectionString is null, "PostgreSQL is not installed.");
        _registry = await ReopenAsync();
    }

    public ValueTask DisposeAsync() => _registry?.DisposeAsync() ?? default;

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_without_the_password()
    {
        var error = await Assert.ThrowsAsync<SpeechException>(() => VoiceRegistry.OpenPostgresAsync(
            "Host=127.0.0.1;Port=1;Database=a;Username=b;Password=secret;Timeout=5", TestContext.Current.CancellationToken));
        Assert.Equal(SpeechErrorCode.InputOutput, error.Code);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SpeechException>(() => VoiceRegistry.OpenPostgresAsync("no connection string", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Servers_that_start_at_once_share_one_table()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReopenAsync()));
        foreach (var registry in opened)
        {
            Assert.Null(await registry.FindAsync("nobody", "nothing", TestContext.Current.CancellationToken));
            await registry.DisposeAsync();
        }
    }

    protected override Task<IVoiceRegistry> ReopenAsync() => VoiceRegistry.OpenPostgresAsync(server.ConnectionString!, TestContext.Current.CancellationToken);
}
