using Mynah.Protocol.Customization;

namespace Mynah.Client.Voices;

/// <summary>Finds the service for a model or a voice. Safe for concurrent calls.</summary>
public static class VoiceServices
{
    /// <summary>The service that clones voices for a model.</summary>
    /// <exception cref="SpeechException">The model speaks no cloned voices, or is not in the catalogue.</exception>
    public static VoiceService ForClones(string targetModel) => Find(targetModel, "cloned", model => model.ClonedVoices, VoiceService.QwenClone);

    /// <summary>The service that designs voices for a model.</summary>
    /// <exception cref="SpeechException">The model speaks no designed voices, or is not in the catalogue.</exception>
    public static VoiceService ForDesigns(string targetModel) => Find(targetModel, "designed", model => model.DesignedVoices, VoiceService.QwenDesign);

    /// <summary>The service that keeps a voice, by the documented form of its id (dossier 05 §2.1, §3, §4.1).</summary>
    public static VoiceService ForVoice(string id)
        => id.StartsWith("qwen-tts-vc-", StringComparison.Ordinal) ? VoiceService.QwenClone
            : id.StartsWith("qwen-tts-vd-", StringComparison.Ordinal) ? VoiceService.QwenDesign
            : VoiceService.CosyVoice;

    internal static string Wire(VoiceService service) => service switch
    {
        VoiceService.QwenClone => CustomizationService.QwenClone,
        VoiceService.QwenDesign => CustomizationService.QwenDesign,
        _ => CustomizationService.CosyVoice,
    };

    // Whose models are spoken through tasks, its voices are kept by the CosyVoice service.
    private static VoiceService Find(string targetModel, string kind, Func<CatalogueModel, bool> takes, VoiceService qwen)
    {
        var model = ModelCatalogue.Find(targetModel) ?? throw SpeechException.Invalid(
            $"The model '{targetModel}' is not in the catalogue, so its service is not known. Correct the name, or name the service in the request.");
        if (takes(model))
            return model.Takes(CatalogueModel.InferenceApi) ? VoiceService.CosyVoice : qwen;
        var others = ModelCatalogue.All.Where(takes).Select(other => other.Id).Order(StringComparer.Ordinal);
        throw SpeechException.Invalid($"The model '{targetModel}' speaks no {kind} voices. Use one of {string.Join(", ", others)}.");
    }
}
