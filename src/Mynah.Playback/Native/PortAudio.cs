using System.Runtime.InteropServices;

namespace Mynah.Playback.Native;

/// <summary>Starts PortAudio once for the process, and makes its errors ones that a user can act on.</summary>
internal static class PortAudio
{
    // PortAudio must not be called from two threads at once, but for streams of their own (portaudio.h, "thread safety").
    public static readonly Lock Gate = new();
    private static bool _isStarted;

    /// <summary>Starts it when it was not started. The list of devices is that of this moment.</summary>
    /// <exception cref="SpeechException">The library is missing, or cannot start.</exception>
    public static void Start()
    {
        lock (Gate)
        {
            if (_isStarted)
                return;
            if (!PortAudioLibrary.IsInstalled)
            {
                throw new SpeechException(SpeechErrorCode.MissingDependency, SpeechStage.Play,
                    $"Playing needs {PortAudioLibrary.FileName}, which is not installed. Type: apt-get install libportaudio2 (macOS: brew install portaudio), or write the audio to a file (mynah say --out FILE).");
            }
            QuietLibraries.Silence();
            if (!AlsaConfiguration.IsUsable())
            {
                throw new SpeechException(SpeechErrorCode.NoDevice, SpeechStage.Play,
                    "ALSA has no default sound device in its configuration. Type: apt-get install libasound2-data, check ALSA_CONFIG_PATH, or write the audio to a file (mynah say --out FILE).");
            }
            Check(PortAudioLibrary.Initialize(), "The sound system cannot be started");
            _isStarted = true;
        }
    }

    /// <summary>How many streams are open. Guarded by <see cref="Gate"/>.</summary>
    public static int OpenStreams { get; set; }

    /// <summary>Looks for devices anew, unless a stream is open, which that would close.</summary>
    public static void Restart()
    {
        lock (Gate)
        {
            if (_isStarted && OpenStreams == 0)
            {
                _ = PortAudioLibrary.Terminate();
                _isStarted = false;
            }
        }
        Start();
    }

    public static void Check(int error, string what)
    {
        if (error < 0)
            throw Failure(error, what);
    }

    public static SpeechException Failure(int error, string what) => new(SpeechErrorCode.NoDevice, SpeechStage.Play,
        $"{what}: {Marshal.PtrToStringUTF8(PortAudioLibrary.ErrorText(error))}. Check that the device is connected and free, choose another one, or write the audio to a file (mynah say --out FILE).");
}
