using System.Buffers;

namespace Mynah.Text;

/// <summary>Tells Mandarin, Cantonese and kanji-only Japanese apart.</summary>
internal static class HanLanguages
{
    /// <summary>Characters written for Cantonese words only.</summary>
    private static readonly SearchValues<char> CantoneseMarks = SearchValues.Create("嘅咗喺佢啲冇哋嚟嗰嘢咁噉瞓攞嘥嗌揾咩嚿啱冚諗唞");

    /// <summary>Characters of Mandarin function words and of simplified writing, which Japanese does not use.</summary>
    private static readonly SearchValues<char> ChineseMarks = SearchValues.Create(
        "这那们说为么吗对时个过还让给谁吧呢你她它這們說麼嗎沒對還讓給啊很呀从业东两严丧丰临举义乌乐习书买于亏云亚产亲仅仓仪价众优伤伦伪佣侧侦储儿关兴养兽冈军农冲决况冻净减凤处凭刘则刚创删别办务动励劳势华协单卖卢卫厂厅历厉压厌厕厘县发变叠叶叹吓吕吴听启员呜咏响哑问间闻门马鸟鱼电话语读课谢请认识车长张风飞饭钱银铁错难题页项须顾预颜");

    /// <summary>Kanji in Japanese forms that Chinese does not use.</summary>
    private static readonly SearchValues<char> JapaneseMarks = SearchValues.Create(
        "円働込峠畑気図広辺駅発売県読続経済験検択択沢浜桜栄営労単巣悪歳児両囲帰戻払渋焼獣産絵総縄聴臓芸薬蔵覚観訳譲豊転軽遅郷釈鉄銭闘関黒歯齢仏仮価倹剣剤匂栃枠");

    /// <summary>True when a text has characters that Japanese does not use.</summary>
    public static bool IsClearlyChinese(ReadOnlySpan<char> text) => text.ContainsAny(ChineseMarks);

    public static string Find(ReadOnlySpan<char> text, int letters, string? previous)
    {
        if (text.IndexOfAny(CantoneseMarks) >= 0 || HasCantoneseNot(text))
            return "yue";
        if (IsClearlyChinese(text) || text.IndexOfAny("的了是没") >= 0) // Japanese has these too, but seldom without kana
            return "zh";
        if (text.IndexOfAny(JapaneseMarks) >= 0 || (previous == "ja" && letters <= 12))
            return "ja";
        return previous == "yue" ? "yue" : "zh";
    }

    /// <summary>唔 is "not" in Cantonese before a word; alone it is a Mandarin interjection.</summary>
    private static bool HasCantoneseNot(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('唔'); at >= 0 && at + 1 < text.Length; at++)
        {
            if (text[at] == '唔' && text[at + 1] is >= '\u4E00' and <= '\u9FFF' and not '唔')
                return true;
        }
        return false;
    }
}
