using System.Diagnostics;
using System.Text.RegularExpressions;
using Mynah.Text.Chinese.Words;
using Xunit;

namespace Mynah.Text.Chinese.Tests;

/// <summary>The engine's voice must speak every syllable that the front end can write, in every tone, as one Chinese syllable.</summary>
public sealed partial class SyllableTests
{
    [Fact]
    public async Task Every_syllable_is_spoken_as_Chinese()
    {
        var syllables = Syllables();
        Assert.True(syllables.Count > 2000, $"{syllables.Count}");
        using var speaker = Process.Start(new ProcessStartInfo("espeak-ng", "-v cmn-latn-pinyin -x -q --stdin")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var reading = speaker.StandardOutput.ReadToEndAsync();
        await speaker.StandardInput.WriteAsync(string.Join("\n\n", syllables.Select(s => s + ".")));
        speaker.StandardInput.Close();
        var phonemes = (await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(syllables.Count, phonemes.Length);
        var wrong = syllables.Zip(phonemes).Where(p => p.Second.Count(c => c == '|') != 1 || Tone().Count(p.Second) != 1).Select(p => p.First + " " + p.Second);
        Assert.DoesNotContain(wrong, w => !Hum().IsMatch(w));
    }

    private static HashSet<string> Syllables()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        for (var character = '\u3400'; character <= '\u9FFF'; character++)
        {
            for (var i = 0; i < WordTable.Shared.ReadingCount(character); i++)
            {
                for (var tone = 1; tone <= 5; tone++)
                    all.Add(Pinyin.WithTone(WordTable.Shared.Reading(character, i)!, tone));
            }
        }
        return all;
    }

    [GeneratedRegex("35|51|55|21[14]?|11|22|44|33")]
    private static partial Regex Tone();

    // Hummed interjections (呣, 嗯, 哼) have no vowel to carry a tone.
    [GeneratedRegex("^(m|n|ng|hm|hng)[1-5] ")]
    private static partial Regex Hum();
}
