using System.Text.RegularExpressions;

namespace Mynah;

/// <summary>
/// Reads pace, pitch, loudness, whisper and mood from Chinese or English instructions, by their usual words. "A little" halves an
/// effect, "very" makes it half as strong again, a negation turns it off. Pure.
/// </summary>
public static partial class InstructionReader
{
    // The sizes are by ear on the embedded engine: clearly audible, never odd.
    private static readonly (string Words, double Rate, double Pitch, int Volume)[] Effects =
    [
        ("slow|slower|slowly|unhurried|leisurely|慢|缓慢|缓缓", 0.8, 1, 0),
        ("fast|faster|quick|quicker|quickly|rapid|rapidly|brisk|hurried|快|急促|快速", 1.25, 1, 0),
        ("low|lower|deep|deeper|低沉|低音|音调低|低一", 1, 0.85, 0),
        ("high|higher|high-pitched|音调高|高音|尖细|高一", 1, 1.18, 0),
        ("quiet|quieter|quietly|soft|softer|softly|gentle|gently|小声|轻声|轻柔|温柔|轻轻", 1, 1, -15),
        ("loud|louder|loudly|shouting|大声|响亮|洪亮", 1, 1, 20),
        ("whisper|whispers|whispered|whispering|耳语|悄悄话|低语|气声", 0.9, 0.94, -25),
        ("calm|calmly|relaxed|soothing|peaceful|warm|平静|冷静|沉稳|舒缓|放松|温暖|安静", 0.92, 0.97, -3),
        ("sad|sadly|tired|悲伤|难过|疲惫|忧郁", 0.85, 0.93, -6),
        ("excited|excitedly|excitement|happy|cheerful|lively|energetic|enthusiastic|兴奋|激动|开心|高兴|欢快|活泼|热情", 1.1, 1.08, 5),
        ("fearful|afraid|scared|害怕|恐惧", 1.06, 1.08, -6),
        ("surprised|astonished|惊讶|吃惊", 1.05, 1.12, 4),
        ("disgusted|厌恶", 0.92, 0.95, 0),
        ("neutral|中性|平淡", 1, 1, 0),
        ("angry|angrily|furious|愤怒|生气", 1.08, 1.04, 12),
    ];

    private static readonly Regex[] Patterns = [.. Effects.Select(effect => Compile(effect.Words))];
    private static readonly Regex Little = Compile("slightly|a little|a bit|a touch|somewhat|mildly|稍微|稍|略|一点|有点|些");
    private static readonly Regex Very = Compile("very|much|really|extremely|quite|非常|很|特别|十分|极");
    private static readonly Regex Negation = Compile("not|no|don't|without|never|不要|不|别|没有");

    /// <summary>Reads an instruction.</summary>
    public static InstructionReading Read(string instruction)
    {
        var (rate, pitch, volume) = (1.0, 1.0, 0.0);
        var ignored = new List<string>();
        foreach (var clause in Clauses().Split(instruction).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var understood = false;
            // "not too fast" and "不要太快" ask for something we cannot size: leave the voice as it is.
            var strength = Negation.IsMatch(clause) ? 0 : Little.IsMatch(clause) ? 0.5 : Very.IsMatch(clause) ? 1.5 : 1;
            for (var i = 0; i < Effects.Length; i++)
            {
                if (!Patterns[i].IsMatch(clause))
                    continue;
                understood = true;
                rate *= Math.Pow(Effects[i].Rate, strength);
                pitch *= Math.Pow(Effects[i].Pitch, strength);
                volume += Effects[i].Volume * strength;
            }
            if (!understood)
                ignored.Add(clause);
        }
        return new InstructionReading(rate, pitch, (int)Math.Round(volume), ignored);
    }

    // Latin words count only whole ("slow" is not in "slowenian"), also between Chinese characters ("情感是happy。"); Chinese has no
    // word borders.
    private static Regex Compile(string words) => new(
        string.Join('|', words.Split('|').Select(word => char.IsAscii(word[0]) ? $"(?<![A-Za-z]){Regex.Escape(word)}(?![A-Za-z])" : Regex.Escape(word))),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    [GeneratedRegex(@"[,.;!?，。；！？、\n]| and | but |并且|而且", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Clauses();
}
