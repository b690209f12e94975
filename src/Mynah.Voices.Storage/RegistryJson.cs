using System.Text.Json.Serialization;

namespace Mynah.Voices.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConsentStatement))]
internal sealed partial class RegistryJson : JsonSerializerContext;
