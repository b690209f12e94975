using System.Text;
using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>
/// A picture of a sample's waveform: speech, pauses and faults in colours of their own, and a time scale. Made from a report that
/// has audio. Stateless; safe for concurrent calls.
/// </summary>
public static class WaveformPicture
{
    private const int ScaleHeight = 14, FaultHeight = 6;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    // Told apart also by people who see no red or green (M. Okabe and K. Ito, 2008).
    private static readonly (int Red, int Green, int Blue) Speech = (0, 114, 178), Pause = (190, 190, 190), Fault = (213, 94, 0), Line = (120, 120, 120);

    /// <summary>As SVG, an XML document.</summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="width">In pixels, 100 … 4000.</param>
    /// <param name="height">In pixels, 40 … 2000.</param>
    /// <exception cref="SpeechException">The report has no audio, or the size is out of range.</exception>
    public static string ToSvg(SampleReport report, int width = 900, int height = 200)
    {
        var (sound, middle, reach) = Prepare(report, width, height);
        var svg = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="Waveform">""");
        svg.Append($"""<rect width="{width}" height="{height}" fill="white"/>""");
        var columns = Columns(report, sound, width);
        foreach (var kind in columns.Select(column => column.Color).Distinct())
        {
            svg.Append($"<path stroke=\"{Hex(kind)}\" fill=\"none\" d=\"");
            for (var x = 0; x < width; x++)
            {
                if (columns[x].Color == kind)
                    svg.Append($"M{x}.5 {middle - columns[x].High * reach:0.0}V{middle - columns[x].Low * reach + 1:0.0}");
            }
            svg.Append("\"/>");
        }
        foreach (var span in report.Spans.Where(span => span.IsFault))
        {
            var (x, end) = (X(span.Start, sound, width), Math.Max(X(span.Start, sound, width) + 2, X(span.End, sound, width)));
            svg.Append($"""<rect x="{x}" y="0" width="{end - x}" height="{FaultHeight}" fill="{Hex(Fault)}"><title>{NameOf(span.Kind)}</title></rect>""");
        }
        foreach (var second in Ticks(sound))
        {
            var x = X(TimeSpan.FromSeconds(second), sound, width);
            svg.Append($"""<path stroke="{Hex(Line)}" d="M{x}.5 {height - ScaleHeight}v4"/><text x="{x + 2}" y="{height - 3}" font-family="sans-serif" font-size="10" fill="{Hex(Line)}">{second} s</text>""");
        }
        return svg.Append("</svg>").ToString();
    }

    /// <summary>As PNG, 8-bit RGB, with ticks for the seconds.</summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="width">In pixels, 100 … 4000.</param>
    /// <param name="height">In pixels, 40 … 2000.</param>
    /// <exception cref="SpeechException">The report has no audio, or the size is out of range.</exception>
    public static byte[] ToPng(SampleReport report, int width = 900, int height = 200)
    {
        var (sound, middle, reach) = Prepare(report, width, height);
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, (byte)255);
        var columns = Columns(report, sound, width);
        for (var x = 0; x < width; x++)
            Fill(x, (int)(middle - columns[x].High * reach), (int)(middle - columns[x].Low * reach) + 1, columns[x].Color);
        foreach (var span in report.Spans.Where(span => span.IsFault))
        {
            for (var x = X(span.Start, sound, width); x < Math.Min(width, Math.Max(X(span.Start, sound, width) + 2, X(span.End, sound, width))); x++)
                Fill(x, 0, FaultHeight, Fault);
        }
        for (var second = 0; second < sound.Samples.Length / (double)sound.SampleRate; second++)
            Fill(X(TimeSpan.FromSeconds(second), sound, width), height - ScaleHeight, height - (second % 5 == 0 ? 0 : ScaleHeight / 2), Line);
        return Png.Write(pixels, width);

        void Fill(int x, int top, int bottom, (int Red, int Green, int Blue) color)
        {
            for (var y = Math.Max(0, top); y < Math.Min(height, bottom) && x < width; y++)
                (pixels[(y * width + x) * 3], pixels[(y * width + x) * 3 + 1], pixels[(y * width + x) * 3 + 2]) = ((byte)color.Red, (byte)color.Green, (byte)color.Blue);
        }
    }

    /// <summary>
    /// For the terminal, without colours: the waveform in blocks; below it <c>─</c> for speech, <c>·</c> for pauses, <c>!</c> for clipping,
    /// <c>P</c> for long pauses, <c>M</c> for held tones; below that the seconds.
    /// </summary>
    /// <param name="report">With <see cref="SampleReport.Audio"/>.</param>
    /// <param name="columns">Width, 20 … 400.</param>
    /// <exception cref="SpeechException">The report has no audio, or the width is out of range.</exception>
    public static IReadOnlyList<string> ToText(SampleReport report, int columns = 76)
    {
        CheckSize(nameof(columns), columns, 20, 400);
        var sound = SoundOf(report);
        var wave = string.Concat(Columns(report, sound, columns).Select(column
            => Blocks[(int)Math.Round(Math.Sqrt(Math.Min(1, Math.Max(column.High, -column.Low))) * (Blocks.Length - 1))]));
        var marks = Enumerable.Repeat('─', columns).ToArray();
        foreach (var span in report.Spans.OrderBy(span => span.IsFault))
            Array.Fill(marks, MarkOf(span.Kind), X(span.Start, sound, columns), Math.Clamp(X(span.End, sound, columns) - X(span.Start, sound, columns), 1, columns - X(span.Start, sound, columns)));
        var scale = Enumerable.Repeat(' ', columns).ToArray();
        foreach (var second in Ticks(sound))
        {
            var (label, x) = ($"{second}s", X(TimeSpan.FromSeconds(second), sound, columns));
            if (x + label.Length <= columns && (x == 0 || scale[x - 1] == ' '))
                label.CopyTo(scale.AsSpan(x));
        }
        return [wave, new string(marks), new string(scale).TrimEnd()];
    }

    private static (Sound Sound, double Middle, double Reach) Prepare(SampleReport report, int width, int height)
    {
        CheckSize(nameof(width), width, 100, 4000);
        CheckSize(nameof(height), height, 40, 2000);
        var reach = (height - ScaleHeight - FaultHeight) / 2.0;
        return (SoundOf(report), FaultHeight + reach, reach - 1);
    }

    private static Sound SoundOf(SampleReport report) => report.Audio ?? throw SpeechException.Invalid(
        $"There is no picture of a sample that could not be decoded. {report.Refusal?.Measured} {report.Refusal?.Advice}".TrimEnd());

    private static void CheckSize(string name, int value, int min, int max)
    {
        if (value < min || value > max)
            throw SpeechException.Invalid($"The picture's {name} {value} is out of range. Use {min} to {max}.");
    }

    private static (float Low, float High, (int, int, int) Color)[] Columns(SampleReport report, Sound sound, int width)
    {
        var columns = new (float Low, float High, (int, int, int) Color)[width];
        var samples = sound.Samples.Span;
        for (var x = 0; x < width; x++)
        {
            var start = (int)((long)samples.Length * x / width);
            var part = samples[start..Math.Max(Math.Min(start + 1, samples.Length), (int)((long)samples.Length * (x + 1) / width))];
            columns[x].Color = Pause;
            foreach (var sample in part)
                (columns[x].Low, columns[x].High) = (Math.Min(columns[x].Low, sample), Math.Max(columns[x].High, sample));
        }
        foreach (var span in report.Spans.Where(span => span.Kind == SampleSpanKind.Speech || span.IsFault).OrderBy(span => span.IsFault))
        {
            for (var x = X(span.Start, sound, width); x <= Math.Min(width - 1, X(span.End, sound, width)); x++)
                columns[x].Color = span.IsFault ? Fault : Speech;
        }
        return columns;
    }

    private static int X(TimeSpan time, Sound sound, int width)
        => Math.Clamp((int)(time.TotalSeconds * sound.SampleRate / sound.Samples.Length * width), 0, width - 1);

    private static IEnumerable<int> Ticks(Sound sound)
    {
        var seconds = sound.Samples.Length / (double)sound.SampleRate;
        var step = seconds <= 12 ? 1 : seconds <= 30 ? 2 : 5;
        for (var second = 0; second < seconds; second += step)
            yield return second;
    }

    private static string Hex((int Red, int Green, int Blue) color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    private static char MarkOf(SampleSpanKind kind) => kind switch
    {
        SampleSpanKind.Speech => '─',
        SampleSpanKind.Pause => '·',
        SampleSpanKind.Clipping => '!',
        SampleSpanKind.LongPause => 'P',
        _ => 'M',
    };

    private static string NameOf(SampleSpanKind kind) => kind switch
    {
        SampleSpanKind.Clipping => "Clipping",
        SampleSpanKind.LongPause => "Long pause",
        _ => "Held tones",
    };
}
