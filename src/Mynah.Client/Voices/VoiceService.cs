namespace Mynah.Client.Voices;

/// <summary>Which of the three services keeps a voice (dossier 05 §1). Each lists, tells and deletes only its own.</summary>
public enum VoiceService
{
    /// <summary>Qwen voices from a sample.</summary>
    QwenClone,

    /// <summary>Qwen voices from a description.</summary>
    QwenDesign,

    /// <summary>CosyVoice and Qwen-Audio voices of both kinds.</summary>
    CosyVoice,
}
