using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Mynah.Voices.Storage;

/// <summary>The default registry: one file with a write-ahead log, flushed at each commit. Calls block for the time of a disk write.</summary>
internal sealed class SqliteVoiceRegistry : SqlVoiceRegistry
{
    private readonly string _connectionString;

    static SqliteVoiceRegistry() => SQLitePCL.Batteries_V2.Init();

    /// <exception cref="SpeechException">The file cannot be made, or is no database.</exception>
    public SqliteVoiceRegistry(string path)
    {
        var full = Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = full, DefaultTimeout = 10 }.ToString();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var connection = Open();
            using var create = Command(connection, $"PRAGMA journal_mode = WAL; {Schema}");
            create.ExecuteNonQuery();
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Validate,
                $"The voice registry {full} cannot be opened: {error.Message} Choose another place, or repair the file or its permissions.", error);
        }
    }

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return default;
    }

    private protected override DbConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private protected override Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(Open());

    // A transaction begins with the one write lock of the file.
    private protected override Task LockAsync(DbConnection connection, DbTransaction transaction, string owner, CancellationToken cancellationToken)
        => Task.CompletedTask;
}
