using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>The documented errors of the customization services (dossier 05 §2.3, §4.4), with what is wrong after the documented words.</summary>
internal static class VoiceErrors
{
    public static SpeechException Make(int status, string code, string message)
        => new(SpeechErrorCode.ServiceError, SpeechStage.Validate, message) { ServiceCode = code, StatusCode = status };

    public static SpeechException Invalid(string message) => Make(400, "InvalidParameter", message);

    public static SpeechException CloneNotFound(string id) => Make(400, "BadRequest.VoiceNotFound", $"Voice '{id}' not found.");

    public static SpeechException DesignNotFound(string id) => Make(400, "VoiceNotFound", $"Voice not found: {id}");

    public static SpeechException NoPlace(int quota)
        => Make(429, "Throttling.AllocationQuota", $"Maximum voice-clone voice limit exceeded. A key has at most {quota} voices of a family; delete one first.");

    public static SpeechException WrongFormat(VoiceFamily family, string format) => family == VoiceFamily.Qwen
        ? Make(400, "Audio.DecoderError", $"unsupported audio format:{format}")
        : Invalid($"unsupported audio format:{format}");

    /// <summary>What a service says of a sample that was refused.</summary>
    public static SpeechException Refused(VoiceFamily family, SampleFinding finding)
    {
        var (code, words) = finding.Rule switch
        {
            SampleRule.Size => ("Audio.FileSizeExceed", "File size exceeds the limit."),
            SampleRule.Container => ("Audio.DecoderError", "Audio cannot be decoded."),
            SampleRule.SampleRate => ("Audio.AudioRateError", "File sample rate unsupported."),
            SampleRule.Duration => ("Audio.DurationLimitError", "Audio duration exceeds the limit."),
            SampleRule.Level when family == VoiceFamily.CosyVoice => ("Audio.AudioSilentError", "silent audio error."),
            SampleRule.Speech when family == VoiceFamily.CosyVoice => ("Audio.AudioShortError", "valid audio too short!"),
            SampleRule.Speech => ("Audio.PreprocessError", "No segments meet minimum duration requirement."),
            _ when family == VoiceFamily.CosyVoice => ("InvalidParameter", "audio preprocess server error"),
            _ => ("Audio.PreprocessError", "Audio preprocess error."),
        };
        return Make(400, code, $"{words} Measured: {finding.Measured}; needed: {finding.Required}. {finding.Advice}".TrimEnd());
    }
}
