using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Mynah.Voices.Storage;

/// <summary>What both databases have in common, which is nearly everything: one table, and statements that both understand.</summary>
internal abstract class SqlVoiceRegistry : IVoiceRegistry
{
    private const string Columns =
        "id, owner, family, origin, name, target_model, state, language, prompt, text, sample, consent, profile, created, modified, revision";

    // The index has the order of lists and what they filter by, so that a page is read, not sorted, and rows are fetched for the page only; the second finds samples without an owner.
    private protected const string Schema =
        """
        CREATE TABLE IF NOT EXISTS mynah_voices (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, family BIGINT NOT NULL, origin BIGINT NOT NULL, name TEXT NOT NULL,
            target_model TEXT NOT NULL, state BIGINT NOT NULL, language TEXT, prompt TEXT, text TEXT, sample TEXT, consent TEXT, profile TEXT,
            created BIGINT NOT NULL, modified BIGINT NOT NULL, revision BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS mynah_voices_of_owner ON mynah_voices (owner, family, created, id, origin, name);
        CREATE INDEX IF NOT EXISTS mynah_voices_sample ON mynah_voices (sample);
        """;

    /// <inheritdoc />
    public VoiceProfile? Find(string id) => Find(id, null);

    /// <inheritdoc />
    VoiceProfile? IVoiceSource.Find(string id, string owner) => Find(id, owner);

    private VoiceProfile? Find(string id, string? owner)
    {
        try
        {
            using var connection = Open();
            using var command = Command(connection,
                "SELECT profile FROM mynah_voices WHERE id = @id AND state = @usable AND (@owner IS NULL OR owner = @owner)",
                ("id", id), ("usable", (long)VoiceState.Usable), ("owner", owner));
            return command.ExecuteScalar() is string profile ? VoiceJson.ReadProfile(profile) : null;
        }
        catch (DbException error)
        {
            throw Failed(error);
        }
    }

    /// <inheritdoc />
    public Task<bool> AddAsync(StoredVoice voice, int quota, CancellationToken cancellationToken = default) => RunAsync(async connection =>
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        await LockAsync(connection, transaction, voice.Owner, cancellationToken).ConfigureAwait(false);
        var count = await CountAsync(connection, transaction, new VoiceQuery(voice.Owner, voice.Family), cancellationToken).ConfigureAwait(false);
        if (count >= quota)
            return false;
        var insert = Command(connection,
            $"INSERT INTO mynah_voices ({Columns}) VALUES (@id, @owner, @family, @origin, @name, @target_model, @state, @language, @prompt, @text, @sample, @consent, @profile, @created, @modified, 1)",
            Values(voice));
        await using var disposing = insert.ConfigureAwait(false);
        insert.Transaction = transaction;
        await insert.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    /// <inheritdoc />
    public Task<StoredVoice?> FindAsync(string owner, string id, CancellationToken cancellationToken = default) => RunAsync(async connection =>
        await ReadAsync(connection, $"SELECT {Columns} FROM mynah_voices WHERE id = @id AND owner = @owner", cancellationToken, ("id", id), ("owner", owner))
            .ConfigureAwait(false) is [var voice] ? voice : null, cancellationToken);

    /// <inheritdoc />
    public Task<VoicePage> ListAsync(VoiceQuery query, CancellationToken cancellationToken = default) => RunAsync(async connection =>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.PageIndex, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        var total = await CountAsync(connection, null, query, cancellationToken).ConfigureAwait(false);
        var skip = (long)query.PageIndex * query.PageSize;
        if (skip >= total)
            return new VoicePage([], total);
        var voices = await ReadAsync(
            connection, $"SELECT {Columns} FROM mynah_voices {Where(query)} ORDER BY created DESC, id DESC LIMIT @limit OFFSET @skip",
            cancellationToken, [.. Parameters(query), ("limit", (long)query.PageSize), ("skip", skip)]).ConfigureAwait(false);
        return new VoicePage(voices, total);
    }, cancellationToken);

    /// <inheritdoc />
    public Task<bool> UpdateAsync(StoredVoice voice, CancellationToken cancellationToken = default) => RunAsync(async connection =>
    {
        var update = Command(connection,
            """
            UPDATE mynah_voices SET target_model = @target_model, state = @state, language = @language, prompt = @prompt, text = @text, sample = @sample,
                consent = @consent, profile = @profile, modified = @modified, revision = revision + 1
            WHERE id = @id AND owner = @owner AND revision = @revision
            """, [.. Values(voice), ("revision", voice.Revision)]);
        await using var disposing = update.ConfigureAwait(false);
        return await update.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }, cancellationToken);

    /// <inheritdoc />
    public Task<StoredVoice?> RemoveAsync(string owner, string id, CancellationToken cancellationToken = default) => RunAsync(async connection =>
        await ReadAsync(connection, $"DELETE FROM mynah_voices WHERE id = @id AND owner = @owner RETURNING {Columns}", cancellationToken, ("id", id), ("owner", owner))
            .ConfigureAwait(false) is [var voice] ? voice : null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredVoice>> ListUnfinishedAsync(CancellationToken cancellationToken = default) => RunAsync(connection =>
        ReadAsync(connection, $"SELECT {Columns} FROM mynah_voices WHERE state = @state", cancellationToken, ("state", (long)VoiceState.Deploying)), cancellationToken);

    /// <inheritdoc />
    public Task<bool> HasSampleAsync(string sample, CancellationToken cancellationToken = default) => RunAsync(async connection =>
    {
        var command = Command(connection, "SELECT 1 FROM mynah_voices WHERE sample = @sample LIMIT 1", ("sample", sample));
        await using var disposing = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }, cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens a connection from the pool.</summary>
    private protected abstract DbConnection Open();

    /// <summary>Opens a connection from the pool.</summary>
    private protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Keeps other writers of this owner out until the transaction ends, so that two can never share the last place of a quota.</summary>
    private protected abstract Task LockAsync(DbConnection connection, DbTransaction transaction, string owner, CancellationToken cancellationToken);

    private protected static DbCommand Command(DbConnection connection, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is one of the constants above; values are parameters
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            if (value is null)
                parameter.DbType = System.Data.DbType.String;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (DbException error)
        {
            throw Failed(error);
        }
    }

    private protected static SpeechException Failed(DbException error) => new(
        SpeechErrorCode.InputOutput, SpeechStage.Validate, "The voice registry cannot be read or written. See the cause; check its file or server.", error)
    { IsRetrySafe = error.IsTransient };

    private static async Task<int> CountAsync(DbConnection connection, DbTransaction? transaction, VoiceQuery query, CancellationToken cancellationToken)
    {
        var command = Command(connection, $"SELECT COUNT(*) FROM mynah_voices {Where(query)}", Parameters(query));
        await using var disposing = command.ConfigureAwait(false);
        command.Transaction = transaction;
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    private static string Where(VoiceQuery query) => "WHERE owner = @owner AND family = @family"
        + (query.Origin is null ? "" : " AND origin = @origin")
        + (query.NamePrefix is null ? "" : " AND substr(name, 1, length(@prefix)) = @prefix");

    private static (string, object?)[] Parameters(VoiceQuery query)
    {
        var all = new List<(string, object?)> { ("owner", query.Owner), ("family", (long)query.Family) };
        if (query.Origin is { } origin)
            all.Add(("origin", (long)origin));
        if (query.NamePrefix is { } prefix)
            all.Add(("prefix", prefix));
        return [.. all];
    }

    private static (string, object?)[] Values(StoredVoice voice) =>
    [
        ("id", voice.Id), ("owner", voice.Owner), ("family", (long)voice.Family), ("origin", (long)voice.Origin), ("name", voice.Name),
        ("target_model", voice.TargetModel), ("state", (long)voice.State), ("language", voice.Language), ("prompt", voice.Prompt), ("text", voice.Text),
        ("sample", voice.Sample), ("consent", voice.Consent is { } consent ? JsonSerializer.Serialize(consent, RegistryJson.Default.ConsentStatement) : null),
        ("profile", voice.Profile is { } profile ? VoiceJson.Write(profile) : null),
        ("created", voice.CreatedAt.ToUnixTimeMilliseconds()), ("modified", voice.ModifiedAt.ToUnixTimeMilliseconds()),
    ];

    private static async Task<IReadOnlyList<StoredVoice>> ReadAsync(
        DbConnection connection, string text, CancellationToken cancellationToken, params (string, object?)[] values)
    {
        var command = Command(connection, text, values);
        await using var disposing = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var voices = new List<StoredVoice>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            voices.Add(ReadVoice(reader));
        return voices;
    }

    private static StoredVoice ReadVoice(DbDataReader row) => new()
    {
        Id = row.GetString(0), Owner = row.GetString(1), Family = (VoiceFamily)row.GetInt64(2), Origin = (VoiceOrigin)row.GetInt64(3), Name = row.GetString(4),
        TargetModel = row.GetString(5), State = (VoiceState)row.GetInt64(6), Language = Text(row, 7), Prompt = Text(row, 8), Text = Text(row, 9), Sample = Text(row, 10),
        Consent = Text(row, 11) is { } consent ? JsonSerializer.Deserialize(consent, RegistryJson.Default.ConsentStatement) : null,
        Profile = Text(row, 12) is { } profile ? VoiceJson.ReadProfile(profile) : null,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)), ModifiedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(14)),
        Revision = row.GetInt64(15),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
