namespace Mynah.Voices;

/// <summary>
/// A picture of a sample's waveform: speech, pauses and faults in colours of their own, and a time scale. Made from a report that
/// has audio. Stateless; safe for concurrent calls.
/// </summary>
public static class WaveformPicture
{
    /// <summary>As SVG, an XML document.</summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="width">In pixels, 100 … 4000.</param>
    /// <param name="height">In pixels, 40 … 2000.</param>
    /// <exception cref="SpeechException">The report has no audio.</exception>
    public static string ToSvg(SampleReport report, int width = 900, int height = 200) => throw new NotImplementedException();

    /// <summary>As PNG, 8-bit RGB.</summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="width">In pixels, 100 … 4000.</param>
    /// <param name="height">In pixels, 40 … 2000.</param>
    /// <exception cref="SpeechException">The report has no audio.</exception>
    public static byte[] ToPng(SampleReport report, int width = 900, int height = 200) => throw new NotImplementedException();

    /// <summary>For the terminal: lines of block characters without colours; the first line is the waveform, the second marks pauses and faults.</summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="columns">Width, 20 … 400.</param>
    /// <exception cref="SpeechException">The report has no audio.</exception>
    public static IReadOnlyList<string> ToText(SampleReport report, int columns = 76) => throw new NotImplementedException();
}
