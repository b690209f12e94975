using System.Globalization;
using System.Text;

namespace Mynah.Voices;

/// <summary>What a value of a dimension does to a voice.</summary>
/// <param name="Pitch">Factor.</param>
/// <param name="Pace">Factor.</param>
/// <param name="Range">Factor on pitch movement.</param>
/// <param name="Formant">Factor.</param>
/// <param name="Tilt">Added, dB per octave.</param>
/// <param name="Breath">Added.</param>
internal sealed record DesignEffect(double Pitch = 1, double Pace = 1, double Range = 1, double Formant = 1, double Tilt = 0, double Breath = 0)
{
    public static DesignEffect Parse(string text)
    {
        var effect = new DesignEffect();
        foreach (var change in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (change[..change.IndexOf('=', StringComparison.Ordinal)], double.Parse(change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));
            effect = name switch
            {
                "pitch" => effect with { Pitch = value },
                "pace" => effect with { Pace = value },
                "range" => effect with { Range = value },
                "formant" => effect with { Formant = value },
                "tilt" => effect with { Tilt = value },
                "breath" => effect with { Breath = value },
                _ => throw new InvalidDataException($"The table of design words has an unknown change '{name}'."),
            };
        }
        return effect;
    }
}

/// <summary>A word of the table and what it says; one word may say several things (少女: a woman, young).</summary>
internal sealed record DesignWord(string Word, bool IsChinese)
{
    public List<(DesignDimension Dimension, string Value)> Meanings { get; } = [];
}

/// <summary>The table of words (Data/words.tsv). Read on first use; immutable.</summary>
internal static class DesignWords
{
    private static readonly Lazy<(List<DesignWord> Words, Dictionary<(DesignDimension, string), DesignEffect> Effects)> Table = new(Read);

    /// <summary>All words, the longest first.</summary>
    public static IReadOnlyList<DesignWord> All => Table.Value.Words;

    public static DesignEffect EffectOf(DesignReading reading) => Table.Value.Effects[(reading.Dimension, reading.Value)];

    private static (List<DesignWord>, Dictionary<(DesignDimension, string), DesignEffect>) Read()
    {
        var words = new Dictionary<string, DesignWord>(StringComparer.Ordinal);
        var effects = new Dictionary<(DesignDimension, string), DesignEffect>();
        using var stream = typeof(DesignWords).Assembly.GetManifestResourceStream("Mynah.Voices.Design.words.tsv")
            ?? throw new InvalidOperationException("The embedded table of design words is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var dimensionName, var value, var changes, var chinese, var english])
                continue;
            var dimension = Enum.Parse<DesignDimension>(dimensionName, ignoreCase: true);
            effects.Add((dimension, value), DesignEffect.Parse(changes));
            foreach (var (list, isChinese) in new[] { (chinese, true), (english, false) })
            {
                foreach (var word in list.Split('|', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!words.TryGetValue(word, out var entry))
                        words.Add(word, entry = new DesignWord(word, isChinese));
                    entry.Meanings.Add((dimension, value));
                }
            }
        }
        return ([.. words.Values.OrderByDescending(word => word.Word.Length).ThenBy(word => word.Word, StringComparer.Ordinal)], effects);
    }
}
