namespace Mynah;

/// <summary>Where in the life of a synthesis a failure happened.</summary>
public enum SpeechStage
{
    /// <summary>Before anything was started: arguments, voices, files.</summary>
    Validate,

    /// <summary>Connecting to a service or starting an engine.</summary>
    Connect,

    /// <summary>Starting the session or task.</summary>
    Start,

    /// <summary>Turning text into samples, or waiting for audio.</summary>
    Synthesize,

    /// <summary>Turning samples into bytes of the asked-for format.</summary>
    Encode,

    /// <summary>After the last text, waiting for the end.</summary>
    Finish,

    /// <summary>Playing the audio on a sound device.</summary>
    Play,
}
