using FsCheck;
using FsCheck.Fluent;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Core.Tests.Ssml;

public sealed class SsmlDocumentTests
{
    // Pieces of which documents, good and bad, are made.
    private static readonly string[] Fragments =
    [
        "<speak>", "</speak>", "<speak rate='0.7' voice=\"Cherry\">", "<speak effect='eq' effectValue='1 2 3 4 5 6 7 8'>", "<break/>", "<break time='2s'/>", "<break time='99s'/>",
        "<sub alias='x'>", "</sub>", "<say-as interpret-as='digits'>", "</say-as>", "<phoneme alphabet='py' ph='ni3 hao3'>", "</phoneme>", "<w>", "</w>", "<p>", "</p>", "<s>", "</s>",
        "<soundEvent src='http://a/b.wav'/>", "<x:y a='&amp;'>", "</x:y>", "你好。", "Hello. ", "&lt;", "&nope;", "&", "<", ">", "<!--", "-->", "<![CDATA[", "]]>", "<?xml?>", "<!DOCTYPE a>",
        "\"", "'", "=", " ", "\n", "\0", "\uD800", "\uFEFF", "&#x1F600;", "&#0;",
    ];

    [Theory]
    [InlineData("<speak>Hello &amp; bye.</speak>", "Hello & bye.")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<!-- a -->\n<speak>  Hello\n   world. </speak>\n", "Hello world. ")]
    [InlineData("<speak>你好</speak><speak voice='Cherry'>再见</speak>", "你好再见")]
    [InlineData("<speak>a<![CDATA[ <b> & ]]>c</speak>", "a <b> & c")]
    [InlineData("<speak>&#20320;&#x597D;</speak>", "你好")]
    [InlineData("<speak>a<mstts:express-as style='x'>b<emphasis>c</emphasis></mstts:express-as></speak>", "abc")]
    [InlineData("<speak>我<sub alias='世界卫生组织'>WHO</sub>的</speak>", "我WHO的")]
    public void The_text_is_what_stands_between_the_tags(string document, string text)
    {
        var parsed = SsmlDocument.Parse(document);
        Assert.Equal(text, parsed.Text);
        Assert.Equal(CharacterCount.Of(text), parsed.Characters);
    }

    [Theory]
    [InlineData("hello", "1:1", "<speak>")]
    [InlineData("", "1:1", "no <speak>")]
    [InlineData("<speak>a", "1:1", "</speak> is missing")]
    [InlineData("<speak>\n  <speak>a</speak></speak>", "2:3", "inside <speak>")]
    [InlineData("<speak>a</speak>b", "1:17", "outside <speak>")]
    [InlineData("<break/><speak>a</speak>", "1:1", "<break> stands outside")]
    [InlineData("<speak>a</b></speak>", "1:9", "</speak>")]
    [InlineData("<speak>a\nb <break time=\"12s\"/></speak>", "2:10", "\"12s\"", "50ms to 10000ms")]
    [InlineData("<speak><break time='10ms'/></speak>", "1:15", "\"10ms\"")]
    [InlineData("<speak><break strength='huge'/></speak>", "1:15", "x-strong")]
    [InlineData("<speak rate='3'>a</speak>", "1:8", "rate", "0.5 to 2")]
    [InlineData("<speak pitch='NaN'>a</speak>", "1:8", "pitch")]
    [InlineData("<speak volume='101'>a</speak>", "1:8", "0 to 100")]
    [InlineData("<speak effect='alien'>a</speak>", "1:8", "lolita")]
    [InlineData("<speak effect='eq'>a</speak>", "1:1", "eight whole numbers")]
    [InlineData("<speak effect='eq' effectValue='1 2 3'>a</speak>", "1:20", "eight whole numbers")]
    [InlineData("<speak effect='eq' effectValue='1 2 3 4 5 6 7 21'>a</speak>", "1:20", "-20 to 20")]
    [InlineData("<speak effect='lpfilter' effectValue='0'>a</speak>", "1:26", "24000")]
    [InlineData("<speak bgm='http://a' backgroundMusicVolume='-1'>a</speak>", "1:23", "0 to 100")]
    [InlineData("<speak><sub>a</sub></speak>", "1:8", "alias")]
    [InlineData("<speak><sub alias='b'></sub></speak>", "1:8", "holds no text")]
    [InlineData("<speak><say-as interpret-as='digits'>1<break/></say-as></speak>", "1:39", "text only")]
    [InlineData("<speak><say-as interpret-as='number'>1</say-as></speak>", "1:16", "cardinal", "measure")]
    [InlineData("<speak><phoneme alphabet='ipa' ph='a'>b</phoneme></speak>", "1:17", "py (pinyin) or cmu")]
    [InlineData("<speak><phoneme alphabet='py' ph='hao3 xq9'>好</phoneme></speak>", "1:31", "\"xq9\"")]
    [InlineData("<speak><phoneme alphabet='cmu' ph='HH QQ1'>hi</phoneme></speak>", "1:32", "\"QQ1\"")]
    [InlineData("<speak><soundEvent/></speak>", "1:8", "src")]
    [InlineData("<speak a='1' a='2'>a</speak>", "1:14", "twice")]
    [InlineData("<speak a=1>a</speak>", "1:8", "quotation marks")]
    [InlineData("<speak>1 < 2</speak>", "1:10", "&lt;")]
    [InlineData("<speak>a & b</speak>", "1:10", "&amp;")]
    [InlineData("<speak>&nbsp;</speak>", "1:8", "&nbsp;")]
    [InlineData("<speak>&#0;</speak>", "1:8", "no character")]
    [InlineData("<speak>a\0b</speak>", "1:9", "U+0000")]
    [InlineData("<!DOCTYPE speak [<!ENTITY a 'b'>]><speak>&a;</speak>", "1:1", "not allowed")]
    [InlineData("<speak><!ENTITY a 'b'></speak>", "1:8", "not allowed")]
    public void What_is_wrong_is_told_with_line_and_column_and_what_is_allowed(string document, string place, params string[] told)
    {
        var error = Assert.Throws<SpeechException>(() => SsmlDocument.Parse(document));
        Assert.Equal(SpeechErrorCode.InvalidArgument, error.Code);
        Assert.StartsWith($"SSML:{place}: ", error.Message, StringComparison.Ordinal);
        Assert.All(told, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_element_that_is_not_known_keeps_its_text_and_is_refused_where_that_is_asked_for()
    {
        const string document = "<speak>One.\n<brek time='2s'/><b>Two</b>.</speak>";
        Assert.Equal(SsmlDocument.Parse("<speak>One.\nTwo.</speak>").Characters, SsmlDocument.Parse(document).Characters);
        var refused = Assert.Throws<SpeechException>(() => SsmlDocument.Parse(document, isStrict: true));
        Assert.StartsWith("SSML:2:1: <brek> is not known", refused.Message);
    }

    [Fact]
    public void A_billion_laughs_five_megabytes_of_nesting_and_endless_attributes_are_refused_at_once()
    {
        var laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY lol{i} \"&lol;&lol;\">")) + "]><speak>&lol9;</speak>";
        var nested = "<speak>" + string.Concat(Enumerable.Repeat("<a>", 1_700_000));
        var deep = "<speak>" + string.Concat(Enumerable.Repeat("<a>", 40));
        var attributes = "<speak " + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}='' ")) + ">a</speak>";
        Assert.Contains("not allowed", Refusal(laughs), StringComparison.Ordinal);
        Assert.Contains("Split", Refusal(nested), StringComparison.Ordinal);
        Assert.Contains("32 elements", Refusal(deep), StringComparison.Ordinal);
        Assert.Contains("attributes", Refusal(attributes), StringComparison.Ordinal);
        Assert.Contains("10 minutes", Refusal($"<speak>{string.Concat(Enumerable.Repeat("<break time='10s'/>a", 61))}</speak>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Breaks_that_follow_each_other_add_up_to_ten_seconds()
    {
        var speech = SsmlDocument.Parse("<speak>a<break time='6s'/> <break time='6s'/><break/>b<break strength='none'/>c</speak>").Speeches[0];
        Assert.Equal([6.0, 4.0], speech.Parts.OfType<SsmlPausePart>().Select(pause => pause.Duration.TotalSeconds));
        Assert.Equal(["a", " ", "b", "c"], speech.Parts.OfType<SsmlTextPart>().Select(part => part.Text));
    }

    [Theory]
    [InlineData("<speak>a</speak>", true)]
    [InlineData(" \n<?xml version='1.0'?><speak/>", true)]
    [InlineData("Is 1 < 2 & 3?", false)]
    [InlineData("<3", false)]
    [InlineData("", false)]
    public void Only_text_that_begins_like_a_document_is_one(string text, bool isSsml) => Assert.Equal(isSsml, SsmlDocument.IsSsml(text));

    [Fact]
    public void Whatever_comes_is_parsed_or_refused_with_a_place()
        => Prop.ForAll(Gen.Elements(Fragments).NonEmptyListOf().Select(string.Concat).ToArbitrary(), IsParsedOrRefused)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_good_document_with_one_character_changed_is_parsed_or_refused_with_a_place()
    {
        const string good = "<speak voice=\"Cherry\" rate='1.2'>Hi <sub alias=\"a b\">c</sub>,<break time=\"1s\"/><say-as interpret-as='date'>2018-08-08</say-as> &amp; <!-- x --><w>no</w></speak>";
        SsmlDocument.Parse(good);
        foreach (var i in Enumerable.Range(0, good.Length))
        {
            foreach (var sign in "<>&\"'/= \0x1;")
                Assert.True(IsParsedOrRefused(good[..i] + sign + good[(i + 1)..]));
            Assert.True(IsParsedOrRefused(good[..i]));
        }
    }

    private static bool IsParsedOrRefused(string document)
    {
        try
        {
            var parsed = SsmlDocument.Parse(document);
            return parsed.Speeches.All(speech => speech.Text == string.Concat(speech.Parts.OfType<SsmlTextPart>().Select(part => part.Text))
                && speech.Parts.OfType<SsmlTextPart>().All(part => part.Marks.All(mark => mark.Span.Start >= 0 && mark.Span.End <= part.Text.Length)));
        }
        catch (SpeechException refused)
        {
            return refused.Message.StartsWith("SSML:", StringComparison.Ordinal);
        }
    }

    private static string Refusal(string document) => Assert.Throws<SpeechException>(() => SsmlDocument.Parse(document)).Message;
}
