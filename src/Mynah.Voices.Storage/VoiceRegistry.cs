namespace Mynah.Voices.Storage;

/// <summary>Opens a registry of custom voices; the caller disposes it.</summary>
public static class VoiceRegistry
{
    /// <summary>Opens a SQLite file, making it and its folder when they are missing.</summary>
    /// <exception cref="SpeechException">It cannot be made, or is no database.</exception>
    public static IVoiceRegistry OpenFile(string path) => new SqliteVoiceRegistry(path);

    /// <summary>Opens a PostgreSQL database, making the table when it is missing.</summary>
    /// <param name="connectionString">As Npgsql reads it: <c>Host=…;Database=…;Username=…;Password=…</c>. Never logged.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="SpeechException">The server cannot be reached or refuses.</exception>
    public static async Task<IVoiceRegistry> OpenPostgresAsync(string connectionString, CancellationToken cancellationToken = default)
        => await PostgresVoiceRegistry.OpenAsync(connectionString, cancellationToken).ConfigureAwait(false);
}
