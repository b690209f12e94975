using System.Text.Json.Serialization;

namespace Mynah.Server;

/// <summary>An accepted API key as it is kept: never the key itself.</summary>
/// <param name="Name">What its owner called it; unique.</param>
/// <param name="Hash">SHA-256 of the key, in hex. A key has 256 random bits, so a plain hash cannot be reversed by guessing.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record KeyRecord(string Name, string Hash, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(KeyRecord[]))]
internal sealed partial class KeyJson : JsonSerializerContext;
