using System.Data.Common;
using Npgsql;

namespace Mynah.Voices.Storage;

/// <summary>A registry for several servers: a table in a PostgreSQL database.</summary>
internal sealed class PostgresVoiceRegistry : SqlVoiceRegistry
{
    private readonly NpgsqlDataSource _source;

    private PostgresVoiceRegistry(NpgsqlDataSource source) => _source = source;

    /// <exception cref="SpeechException">The server cannot be reached or refuses.</exception>
    public static async Task<PostgresVoiceRegistry> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlDataSource? source = null;
        try
        {
            source = NpgsqlDataSource.Create(connectionString);
            var registry = new PostgresVoiceRegistry(source);
            var connection = await registry.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            // Two servers that start at once would both make the table; one waits here.
            var create = Command(connection, $"SELECT pg_advisory_lock(6006); {Schema} SELECT pg_advisory_unlock(6006);");
            await using var disposing = create.ConfigureAwait(false);
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return registry;
        }
        catch (Exception error) when (error is DbException or ArgumentException or System.Net.Sockets.SocketException)
        {
            if (source is not null)
                await source.DisposeAsync().ConfigureAwait(false);
            // The connection string may hold a password, so it is not repeated.
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"The voice registry in PostgreSQL cannot be opened: {error.Message} Check the connection string and the server.", error);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private protected override DbConnection Open() => _source.OpenConnection();

    private protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
        => await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    private protected override async Task LockAsync(DbConnection connection, DbTransaction transaction, string owner, CancellationToken cancellationToken)
    {
        var command = Command(connection, "SELECT pg_advisory_xact_lock(6007, hashtext(@owner))", ("owner", owner));
        await using var disposing = command.ConfigureAwait(false);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
