namespace Mynah;

/// <summary>What kind of failure a <see cref="SpeechException"/> reports. Stable: programs may switch on it.</summary>
public enum SpeechErrorCode
{
    /// <summary>A value the caller gave is not acceptable.</summary>
    InvalidArgument,

    /// <summary>The voice does not exist or cannot be used with the model.</summary>
    UnknownVoice,

    /// <summary>The language cannot be spoken by the engine or model.</summary>
    UnsupportedLanguage,

    /// <summary>A file, program or native library that is needed is not installed.</summary>
    MissingDependency,

    /// <summary>No usable API key, or the key was refused.</summary>
    Unauthorized,

    /// <summary>The service refused because of a limit; try again later.</summary>
    RateLimited,

    /// <summary>A time limit passed.</summary>
    Timeout,

    /// <summary>The connection broke or could not be made.</summary>
    ConnectionFailed,

    /// <summary>The other side sent something that the protocol does not allow.</summary>
    ProtocolViolation,

    /// <summary>The service reported an error of its own; see <see cref="SpeechException.ServiceCode"/>.</summary>
    ServiceError,

    /// <summary>The engine failed to speak the text.</summary>
    EngineFailed,

    /// <summary>Text was given but no audio came.</summary>
    NoAudio,

    /// <summary>Reading the text or writing the audio failed.</summary>
    InputOutput,

    /// <summary>There is no sound device to play on, or it went away.</summary>
    NoDevice,
}
