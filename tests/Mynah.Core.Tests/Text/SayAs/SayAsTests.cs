using Mynah.Text;

namespace Mynah.Core.Tests.Text.SayAs;

public sealed class SayAsTests
{
    public static TheoryData<string, string, string> Chinese() => new()
    {
        { "Cardinal", "145", "一百四十五" },
        { "Cardinal", "-3.5", "负三点五" },
        { "Digits", "123", "一二三" },
        { "Telephone", "139 0000 5678", "幺三九零零零零五六七八" },
        { "Telephone", "+86 13900005678", "加八六幺三九零零零零五六七八" },
        { "Telephone", "010-12345678转23", "零幺零幺二三四五六七八分机二三" },
        { "Address", "1107-1108号", "幺幺零七杠幺幺零八号" },
        { "Address", "3号楼12层", "三号楼十二层" },
        { "Id", "myid_1998", "M,Y,I,D,下划线,一,九,九,八" },
        { "Characters", "v1.0.1", "V一点零点一" },
        { "Punctuation", "，！", "逗号叹号" },
        { "Date", "2018/08/08", "二零一八年八月八日" },
        { "Date", "08/08/2018", "二零一八年八月八日" },
        { "Date", "18-08-08", "一八年八月八日" },
        { "Date", "2018-08-08~2018-08-10", "二零一八年八月八日至二零一八年八月十日" },
        { "Time", "5:30 am", "凌晨五点半" },
        { "Time", "9:00~11:30", "九点到十一点半" },
        { "Currency", "$12", "十二美元" },
        { "Currency", "12.5 CNY", "十二点五元" },
        { "Measure", "10~15 kg", "十至十五千克" },
        { "Measure", "60 km/h", "六十千米每小时" },
    };

    public static TheoryData<string, string, string> English() => new()
    {
        { "Cardinal", "145", "one hundred forty-five" },
        { "Digits", "123", "one two three" },
        { "Telephone", "555-0199", "five five five, oh one nine nine" },
        { "Telephone", "555-0199 ext. 12", "five five five, oh one nine nine, extension one two" },
        { "Id", "my_1", "M Y underscore one" },
        { "Characters", "v1.0", "V one dot zero" },
        { "Punctuation", "?#", "question mark pound" },
        { "Date", "2018/08/08", "August eighth, twenty eighteen" },
        { "Date", "3/5/2024", "March fifth, twenty twenty-four" },
        { "Time", "21:00", "twenty-one hundred" },
        { "Time", "5:30 am", "five thirty A M" },
        { "Currency", "$12.50", "twelve dollars and fifty cents" },
        { "Measure", "10 kg", "ten kilograms" },
    };

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Chinese_is_read_as_it_is_marked(string kind, string written, string said) => Check("zh", kind, written, said);

    [Theory]
    [MemberData(nameof(English))]
    public void English_is_read_as_it_is_marked(string kind, string written, string said) => Check("en", kind, written, said);

    [Fact]
    public void A_name_is_read_with_its_surname_and_a_word_as_one()
    {
        Assert.Contains("zeng1", Spoken("zh", "Name", "曾小凡"), StringComparison.Ordinal);
        Assert.DoesNotContain("ceng2", Spoken("zh", "Name", "曾小凡"), StringComparison.Ordinal);
        Assert.Equal("nan2jing1shi4chang2", Spoken("zh", "Word", "南京市长").Trim());
    }

    [Fact]
    public void Pinyin_and_phonemes_reach_the_engine_as_they_are()
    {
        var segment = new TextSegment("他行tomato。", SegmentEnd.Sentence)
        {
            Marks = [new TextMark(new TextSpan(1, 1), TextMarkKind.Pinyin, "hang2"), new TextMark(new TextSpan(2, 6), TextMarkKind.EnglishPhonemes, "t@m'eItoU")],
        };
        var prepared = TextPreparation.Default.Prepare(segment, "zh");
        Assert.Contains("hang2", prepared.Runs[0].Spoken.Text, StringComparison.Ordinal);
        var phonemes = Assert.Single(prepared.Runs, run => run.Form == SpokenForm.Phonemes);
        Assert.Equal(("en", "[[t@m'eItoU]]"), (phonemes.Language, phonemes.Spoken.Text.Trim('。')));
        Assert.Equal(new TextSpan(2, 6), phonemes.Spoken.ToSource(new TextSpan(2, 4)));
    }

    [Fact]
    public void An_alias_is_spoken_and_its_words_belong_to_what_is_written()
    {
        var segment = new TextSegment("The WHO says.", SegmentEnd.Sentence) { Marks = [new TextMark(new TextSpan(4, 3), TextMarkKind.Alias, "World Health Organization")] };
        var run = Assert.Single(TextPreparation.Default.Prepare(segment, "en").Runs);
        var at = run.Spoken.Text.IndexOf("Health", StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Equal(new TextSpan(4, 3), run.Spoken.ToSource(new TextSpan(at, 6)));
    }

    private static void Check(string language, string kind, string written, string said)
    {
        var prepared = Prepare(language, kind, written);
        var got = string.Join(' ', prepared.Runs.Select(run => run.Normalized));
        Assert.Equal(Plain(language, said), Plain(language, got));
    }

    private static string Plain(string language, string text)
        => language == "zh" ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Spoken(string language, string kind, string written)
        => string.Join(' ', Prepare(language, kind, written).Runs.Select(run => run.Spoken.Text));

    private static SpeechSegment Prepare(string language, string kind, string written)
        => TextPreparation.Default.Prepare(
            new TextSegment(written, SegmentEnd.Sentence) { Marks = [new TextMark(new TextSpan(0, written.Length), Enum.Parse<TextMarkKind>(kind))] }, language);
}
