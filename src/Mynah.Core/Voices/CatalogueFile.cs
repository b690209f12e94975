using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mynah;

internal sealed record VoicesFile(IReadOnlyList<CatalogueVoice> Voices);

internal sealed record ModelsFile(IReadOnlyList<CatalogueModel> Models);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VoicesFile))]
[JsonSerializable(typeof(ModelsFile))]
internal sealed partial class CatalogueJson : JsonSerializerContext
{
    public static T Load<T>(string resource, JsonTypeInfo<T> type)
    {
        using var stream = typeof(CatalogueJson).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded catalogue {resource} is missing.");
        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"The embedded catalogue {resource} is empty.");
    }
}
