using System.Collections.Frozen;

namespace Mynah;

/// <summary>All system voices of the services, in documented order. Read on first use (a few ms); safe for concurrent calls.</summary>
public static class VoiceCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueVoice>> Voices = new(()
        => CatalogueJson.Load("Mynah.Voices.voices.json", CatalogueJson.Default.VoicesFile).Voices);

    private static readonly Lazy<FrozenDictionary<string, CatalogueVoice>> ById = new(()
        => Voices.Value.ToFrozenDictionary(voice => voice.Id, StringComparer.Ordinal));

    /// <summary>Every voice.</summary>
    public static IReadOnlyList<CatalogueVoice> All => Voices.Value;

    /// <summary>The voice with exactly this id (case counts), or null.</summary>
    public static CatalogueVoice? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>The ids most like a name, best first, for error messages. Case does not count here.</summary>
    public static IReadOnlyList<string> Nearest(string name, int count = 3) => NameDistance.Nearest(name, All.Select(voice => voice.Id), count);

    /// <summary>The voices that speak a language and have a gender; null accepts any.</summary>
    public static IEnumerable<CatalogueVoice> Where(string? language = null, VoiceGender? gender = null)
        => All.Where(voice => (language is null || voice.Speaks(language)) && (gender is null || VoiceRendition.GenderOf(voice) == gender));
}

/// <summary>All models of the services. Read on first use; safe for concurrent calls.</summary>
public static class ModelCatalogue
{
    private static readonly Lazy<FrozenDictionary<string, CatalogueModel>> ById = new(()
        => CatalogueJson.Load("Mynah.Voices.models.json", CatalogueJson.Default.ModelsFile).Models.ToFrozenDictionary(model => model.Id, StringComparer.Ordinal));

    /// <summary>Every model, in no particular order.</summary>
    public static IReadOnlyList<CatalogueModel> All => ById.Value.Values;

    /// <summary>The model with exactly this id, or null; services may know newer ones.</summary>
    public static CatalogueModel? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>The ids most like a name, best first.</summary>
    public static IReadOnlyList<string> Nearest(string name, int count = 3) => NameDistance.Nearest(name, All.Select(model => model.Id), count);

    /// <summary>True when the catalogue lists the voice for the model. False also when either is not in it.</summary>
    public static bool Supports(string voice, string model)
        => VoiceCatalogue.Find(voice) is { } found && found.Models.Contains(model, StringComparer.Ordinal);
}
