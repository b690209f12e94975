namespace Mynah.Protocol.Customization;

/// <summary>The names of the three services behind the one endpoint; the member <c>model</c> of a request (dossier 05 §1).</summary>
public static class CustomizationService
{
    /// <summary>Path of the endpoint after the API base.</summary>
    public const string Path = "services/audio/tts/customization";

    /// <summary>Path of the upload policy after the API base (dossier 05 §7).</summary>
    public const string UploadsPath = "uploads";

    /// <summary>The header, with the value <c>enable</c>, that goes with <c>oss://</c> addresses.</summary>
    public const string ResolveHeader = "X-DashScope-OssResourceResolve";

    /// <summary>Clones for the models <c>qwen3-tts-vc-*</c>: <c>create</c>, <c>list</c>, <c>delete</c>.</summary>
    public const string QwenClone = "qwen-voice-enrollment";

    /// <summary>Designs for the models <c>qwen3-tts-vd-*</c>: <c>create</c>, <c>list</c>, <c>query</c>, <c>delete</c>.</summary>
    public const string QwenDesign = "qwen-voice-design";

    /// <summary>Clones and designs for CosyVoice and Qwen-Audio: <c>create_voice</c>, <c>list_voice</c>, <c>query_voice</c>, <c>update_voice</c>, <c>delete_voice</c>.</summary>
    public const string CosyVoice = "voice-enrollment";
}
