namespace Mynah.Protocol.Customization;

/// <summary>Where a voice of the CosyVoice service is in its life (dossier 05 §4.3). The Qwen services have no such state: their voices are usable at once.</summary>
public static class VoiceStatus
{
    /// <summary>Being reviewed or made; not yet usable.</summary>
    public const string Deploying = "DEPLOYING";

    /// <summary>Usable.</summary>
    public const string Ok = "OK";

    /// <summary>Refused; it will not become usable.</summary>
    public const string Undeployed = "UNDEPLOYED";
}
