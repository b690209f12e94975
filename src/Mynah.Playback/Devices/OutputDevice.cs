using System.Runtime.InteropServices;
using Mynah.Playback.Native;

namespace Mynah.Playback;

/// <summary>Something that sound can be played on: a card, a sound server, a headset.</summary>
/// <param name="Name">As the system calls it.</param>
/// <param name="System">The sound system it belongs to: <c>ALSA</c>, <c>Core Audio</c>, <c>Windows WASAPI</c> …</param>
/// <param name="IsDefault">Whether it is used when none is named.</param>
/// <param name="SampleRate">Its own sample rate in Hz. Others are converted.</param>
public sealed record OutputDevice(string Name, string System, bool IsDefault, int SampleRate)
{
    internal int Index { get; private init; }

    internal double LowLatency { get; private init; }

    /// <summary>The devices there are now; empty when there is none.</summary>
    /// <exception cref="SpeechException">PortAudio is not installed, or the sound system cannot be started.</exception>
    public static IReadOnlyList<OutputDevice> List()
    {
        PortAudio.Start();
        lock (PortAudio.Gate)
        {
            var standard = PortAudioLibrary.DefaultOutputDevice();
            var devices = new List<OutputDevice>();
            for (var i = 0; i < PortAudioLibrary.DeviceCount(); i++)
            {
                if (Read(i, standard) is { } device)
                    devices.Add(device);
            }
            return devices;
        }
    }

    /// <summary>Finds the device to play on.</summary>
    /// <param name="name">A part of its name, in any case; null for the default one.</param>
    /// <exception cref="SpeechException">There is no device, or none of that name; the message says what there is.</exception>
    public static OutputDevice Find(string? name = null)
    {
        var devices = List();
        if (devices.Count == 0)
        {
            throw new SpeechException(SpeechErrorCode.NoDevice, SpeechStage.Play,
                "This machine has no sound device to play on. Connect one, start the sound server, or write the audio to a file (mynah say --out FILE).");
        }
        if (name is null)
            return devices.FirstOrDefault(device => device.IsDefault) ?? devices[0];
        return devices.FirstOrDefault(device => device.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? devices.FirstOrDefault(device => device.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SpeechException(SpeechErrorCode.NoDevice, SpeechStage.Play,
                $"There is no sound device '{name}'. Choose one of: {string.Join("; ", devices.Select(device => device.Name))}.");
    }

    private static unsafe OutputDevice? Read(int index, int standard)
    {
        var info = PortAudioLibrary.GetDeviceInfo(index);
        if (info is null || info->MaxOutputChannels < 1)
            return null;
        var system = PortAudioLibrary.GetHostApiInfo(info->HostApi);
        return new OutputDevice(
            Marshal.PtrToStringUTF8(info->Name) ?? "", system is null ? "" : Marshal.PtrToStringUTF8(system->Name) ?? "", index == standard, (int)info->SampleRate)
        {
            Index = index,
            LowLatency = info->LowOutputLatency,
        };
    }
}
