using System.Runtime.InteropServices;
using Mynah.Audio;
using Mynah.Playback;

namespace Mynah.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Purpose">What it is needed for.</param>
/// <param name="IsOk">Whether it works.</param>
/// <param name="IsNeeded">Whether nothing can be spoken without it.</param>
/// <param name="Detail">What was found, or what to type.</param>
internal sealed record DoctorCheck(string Name, string Purpose, bool IsOk, bool IsNeeded, string Detail);

/// <summary>Looks at everything Mynah uses. The speech check really speaks.</summary>
internal static class DoctorChecks
{
    public static async Task<IReadOnlyList<DoctorCheck>> RunAsync(CancellationToken cancellationToken)
    {
        var checks = new List<DoctorCheck>
        {
            new(".NET", "runs Mynah", IsOk: true, IsNeeded: true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}"),
            await SpeakAsync(cancellationToken),
        };
        checks.AddRange(NativeLibraries.All.Select(library => new DoctorCheck(
            library.Name, library.Purpose, library.IsAvailable(), IsNeeded: false,
            library.IsAvailable() ? "found" : $"missing; type: apt-get install {library.Package}")));
        checks.Add(Playback());
        checks.Add(Output());
        checks.AddRange(ServiceChecks.Run());
        return checks;
    }

    private static async Task<DoctorCheck> SpeakAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var speech = new LocalSpeech(workers: 1);
            var duration = TimeSpan.Zero;
            await foreach (var speechEvent in speech.Synthesizer.SynthesizeAsync("Hello.", cancellationToken: cancellationToken))
            {
                if (speechEvent is UtteranceEnded ended)
                    duration += ended.Usage.Duration;
            }
            return Engine(true, $"spoke a test word, {duration.TotalSeconds:0.00} s of sound");
        }
        catch (SpeechException exception)
        {
            return Engine(false, exception.Message);
        }
    }

    private static DoctorCheck Engine(bool isOk, string detail) => new("embedded engine", "speaks without a network", isOk, IsNeeded: true, detail);

    private static DoctorCheck Playback()
    {
        try
        {
            var device = OutputDevice.Find();
            return Loudspeaker(true, $"{device.Name} ({device.System}, {device.SampleRate} Hz); {OutputDevice.List().Count} devices in all");
        }
        catch (SpeechException exception)
        {
            return Loudspeaker(false, exception.Message);
        }
    }

    private static DoctorCheck Loudspeaker(bool isOk, string detail) => new("loudspeaker", "plays what is spoken", isOk, IsNeeded: false, detail);

    private static DoctorCheck Output()
    {
        var folder = OutputFolder.Base;
        var probe = Path.GetFullPath(folder);
        while (!Directory.Exists(probe) && Path.GetDirectoryName(probe) is { } parent)
            probe = parent;
        try
        {
            var file = Path.Combine(probe, $".{Guid.NewGuid():N}.part");
            File.WriteAllBytes(file, []);
            File.Delete(file);
            return new DoctorCheck("output folder", "takes audio when --out is not given", IsOk: true, IsNeeded: false, Path.GetFullPath(folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new DoctorCheck("output folder", "takes audio when --out is not given", IsOk: false, IsNeeded: false,
                $"{exception.Message} Set OUTPUT_DIR to a folder that can be written, or give --out.");
        }
    }
}
