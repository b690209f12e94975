using Mynah.Text;

namespace Mynah.Core.Tests.Text;

public sealed class TextPreparationTests
{
    private static SpeechSegment Prepare(string text, string? language = null, params ITextFrontEnd[] frontEnds)
        => new TextPreparation(frontEnds).Prepare(new TextSegment(text, SegmentEnd.Sentence), language);

    [Theory]
    [InlineData("我用 GitHub 写 code", "zh:我用 |en:GitHub|zh: 写 |en:code")]
    [InlineData("我用 Visual Studio Code 写代码。", "zh:我用 |en:Visual Studio Code|zh: 写代码。")]
    [InlineData("下载MP3文件。", "zh:下载|en:MP3|zh:文件。")]
    [InlineData("iPhone 15 很贵。", "en:iPhone|zh: 15 很贵。")]
    [InlineData("He said 你好 to me.", "en:He said |zh:你好|en: to me.")]
    [InlineData("And then he said “ありがとう、東京” to me.", "en:And then he said “|ja:ありがとう、東京|en:” to me.")]
    [InlineData("The café of François is closed.", "en:The café of François is closed.")]
    [InlineData("私はGitHubで本を読む。", "ja:私は|en:GitHub|ja:で本を読む。")]
    [InlineData("大韓民國은 민주공화국이다.", "ko:大韓民國은 민주공화국이다.")]
    [InlineData("Мы используем GitHub каждый день.", "ru:Мы используем |en:GitHub|ru: каждый день.")]
    [InlineData("我喜欢ありがとう这个词。", "zh:我喜欢|ja:ありがとう|zh:这个词。")]
    [InlineData("他说Привет和안녕。", "zh:他说|ru:Привет|zh:和|ko:안녕。")]
    [InlineData("GitHub 你好吗", "en:GitHub|zh: 你好吗")]
    [InlineData("The angle α is small and it is good.", "en:The angle α is small and it is good.")]
    [InlineData("角度α很小。", "zh:角度α很小。")]
    [InlineData("他说 Bonjour 和 Danke。", "zh:他说 |fr:Bonjour|zh: 和 |de:Danke。")]
    [InlineData("Hello.", "en:Hello.")]
    [InlineData("学习C#和.NET 10。", "zh:学习|en:C#|zh:和|en:.NET|zh: 10。")]
    [InlineData("走了3.5km远。", "zh:走了|en:3.5km|zh:远。")]
    [InlineData("佢哋用 GitHub。", "yue:佢哋用 |en:GitHub。")]
    public void Mixed_text_becomes_runs_of_one_language(string text, string runs)
        => Assert.Equal(runs, string.Join('|', Prepare(text).Runs.Select(r => $"{r.Language}:{r.Normalized}")));

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("...?!")]
    [InlineData("👍🏽 👨‍👩‍👧 ❤️ 🇩🇪 1️⃣0️⃣", "10")]
    [InlineData("\0\u0007\u200B\uFEFF")]
    [InlineData("\u0301\u0302")]
    [InlineData("—— 。！")]
    [InlineData("---|---")]
    public void What_cannot_be_spoken_is_left_out(string text, string spoken = "")
    {
        var segment = Prepare(text);
        Assert.Equal(text, segment.Text);
        Assert.Equal(spoken, string.Concat(segment.Runs.Select(r => r.Normalized)).Trim().Replace("  ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lone_surrogate_is_not_spoken()
        => Assert.Equal("ab", Assert.Single(Prepare("a\uD83Db\uDE00").Runs).Spoken.Text);

    [Theory]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("A\u200BB\u00ADC\uFEFFD\u202E", "ABCD")]
    [InlineData("ＡＢＣ　１２３", "ABC 123")]
    [InlineData("１，０００．５", "1,000.5")]
    [InlineData("１０：３０", "10:30")]
    [InlineData("你好，世界！（好）：是", "你好，世界！（好）：是")]
    [InlineData("ﾊﾝｶｸｶﾞﾊﾟｰ｡", "ハンカクガパー。")]
    [InlineData("Cafe\u0301 nin\u0303o", "Café niño")]
    [InlineData("か\u3099", "が")]
    [InlineData("Z\u0323\u0301\u0302\u0303\u0304\u0305a", "Ẓ\u0301\u0302a")]
    [InlineData("a\tb\r\nc\u00A0d", "a b  c d")]
    [InlineData("Nice 👍🏽!", "Nice !")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("plain text", "plain text")]
    [InlineData("日本語　テキスト", "日本語 テキスト")]
    [InlineData("￥５００", "¥500")]
    public void Text_is_cleaned_in_one_place(string written, string clean)
        => Assert.Equal(clean, Sanitizer.Clean(MappedText.Unchanged(written)).Text);

    [Theory]
    [InlineData("Hello\u200B wor\0ld", "world", 7, 6)]
    [InlineData("Cafe\u0301 au lait", "Café", 0, 5)]
    [InlineData("👍 ＡＢ word", "AB", 3, 2)]
    [InlineData("👍 ＡＢ word", "word", 6, 4)]
    public void Words_of_the_clean_text_point_to_what_was_written(string written, string word, int start, int length)
    {
        var clean = Sanitizer.Clean(MappedText.Unchanged(written));
        var at = clean.Text.IndexOf(word, StringComparison.Ordinal);
        Assert.Equal(new TextSpan(start, length), clean.ToSource(new TextSpan(at, word.Length)));
    }

    [Fact]
    public void The_main_front_end_sees_the_whole_and_foreign_ones_their_run()
    {
        var (chinese, english) = (new Recording("zh"), new Recording("en"));
        var segment = Prepare("我有 GitHub。", null, chinese, english);
        Assert.Equal(["我有 GitHub。"], chinese.Normalized);
        Assert.Equal(["GitHub。"], english.Normalized);
        Assert.Equal(["我有 "], chinese.Read);
        Assert.Equal(["GitHub。"], english.Read);
        Assert.Equal(SpokenForm.Reading, segment.Runs[1].Form);
        Assert.Equal(new TextSpan(3, 7), segment.Runs[1].Spoken.ToSource(new TextSpan(0, segment.Runs[1].Spoken.Text.Length)));
    }

    [Theory]
    [InlineData("pt-BR", "pt")]
    [InlineData("EN", "en")]
    [InlineData("sw", "sw")]
    public void A_given_language_is_used(string given, string language)
        => Assert.Equal(language, Prepare("Hello 5", given, new Recording("pt"), new Recording("en")).Language);

    [Fact]
    public void A_later_front_end_replaces_an_earlier_one()
    {
        var (first, second) = (new Recording("en"), new Recording("en"));
        Prepare("Hello there.", null, first, second);
        Assert.Empty(first.Read);
        Assert.Single(second.Read);
    }

    private sealed class Recording(string language) : ITextFrontEnd
    {
        public List<string> Normalized { get; } = [];

        public List<string> Read { get; } = [];

        public string Language { get; } = language;

        public MappedText Normalize(MappedText written)
        {
            Normalized.Add(written.Text);
            return written;
        }

        MappedText ITextFrontEnd.Read(MappedText normalized, out SpokenForm form)
        {
            Read.Add(normalized.Text);
            form = SpokenForm.Reading;
            return normalized;
        }
    }
}
