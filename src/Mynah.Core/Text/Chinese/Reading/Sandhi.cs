using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>Changes of tone in connected speech: 一, 不 and third tones.</summary>
/// <remarks>
/// The engine's voice would turn every third tone before another into a second by itself; written out here, the pairs fall as a
/// speaker groups them (小老虎 is xiao3 lao2 hu3), and a tone that was already changed is not changed again.
/// </remarks>
internal static class Sandhi
{
    private const string Digits = "〇零一二三四五六七八九幺两";

    /// <summary>Applies all changes to the syllables of a sentence.</summary>
    public static void Apply(ChineseSentence sentence)
    {
        foreach (var token in sentence.Tokens)
        {
            for (var i = token.Start; i < token.End; i++)
            {
                if (sentence.Text[i] == '一' && sentence.Syllables[i] == "yi1")
                    sentence.Syllables[i] = ReadOne(sentence, token, i);
                else if (sentence.Text[i] == '不' && sentence.Syllables[i] == "bu4")
                    sentence.Syllables[i] = IsInfix(token, i) ? "bu5" : ReadNot(sentence, i);
            }
        }
        JoinThirdTones(sentence);
    }

    // 看不见, 来不及: the middle of a verb and its result is neutral.
    private static bool IsInfix(Token token, int i) => token.Length == 3 && i == token.Start + 1 && token.Tag == WordTag.Verb;

    private static string ReadNot(ChineseSentence sentence, int i)
    {
        if (sentence.Syllables.ElementAtOrDefault(i + 1) is not { } next)
            return "bu4";
        if (i > 0 && sentence.At(i - 1) == sentence.At(i + 1))
            return "bu5"; // 好不好
        return OriginalTone(sentence, i + 1, next) == 4 ? "bu2" : "bu4";
    }

    private static string ReadOne(ChineseSentence sentence, Token token, int i)
    {
        char before = sentence.At(i - 1), after = sentence.At(i + 1);
        if (sentence.Syllables.ElementAtOrDefault(i + 1) is not { } next || IsNumber(sentence, token, i, before, after))
            return "yi1";
        if (before == after && ChineseSentence.IsChinese(before))
            return "yi5"; // 看一看
        return OriginalTone(sentence, i + 1, next) == 4 ? "yi2" : "yi4";
    }

    /// <summary>Whether 一 counts or orders, or ends a word, and so keeps its tone.</summary>
    private static bool IsNumber(ChineseSentence sentence, Token token, int i, char before, char after)
    {
        if (after is '百' or '千' or '万' or '亿')
            return before is '第' or '点' || (before != '零' && Digits.Contains(before, StringComparison.Ordinal));
        if (Digits.Contains(after, StringComparison.Ordinal) && after != '两')
            return true;
        if (after == '点' && (before is '十' or '点' || Digits.Contains(before, StringComparison.Ordinal) || IsDecimal(sentence, i)))
            return true;
        if (before is '点' or '周' or '号' or '日' && i == token.Start && IsAdverb(sentence.Of(token)))
            return false; // 三点一起走
        if (before is '第' or '十' or '百' or '千' or '万' or '亿' or '点' or '初' or '周' or '独' || Digits.Contains(before, StringComparison.Ordinal))
            return !(before == '万' && i == token.Start && token.Length > 1);
        if (after is '十' or '月' or '号' or '楼' or '班' || (after == '日' && before == '月'))
            return true;
        if (sentence.Text.AsSpan(i + 1).StartsWith("年级") || sentence.Text.AsSpan(i + 1).StartsWith("等奖") || sentence.Text.AsSpan(i + 1).StartsWith("季度"))
            return true;
        return token.Length > 1 && i == token.End - 1 && before is not ('这' or '那' or '每' or '同' or '另' or '某' or '有' or '任' or '哪' or '前' or '后' or '下' or '上' or '又');
    }

    // 一点二 is a decimal; 一点二十分 is a time, 好一点 a degree.
    private static bool IsDecimal(ChineseSentence sentence, int i)
    {
        var end = i + 2;
        while (sentence.At(end) is not ('两' or '幺') && Digits.Contains(sentence.At(end), StringComparison.Ordinal))
            end++;
        return end > i + 2 && sentence.At(end) is not ('十' or '分' or '刻') && sentence.At(i - 1) is not ('有' or '差' or '早' or '晚' or '快' or '慢' or '大' or '小' or '多' or '少' or '好' or '高' or '低' or '近' or '远');
    }

    private static bool IsAdverb(ReadOnlySpan<char> word) => word is "一起" or "一样" or "一直" or "一定" or "一同" or "一并" or "一共" or "一律" or "一般" or "一边" or "一路" or "一旦" or "一度" or "一齐" or "一刻" or "一刻钟" or "一过" or "一到";

    // 个 and other syllables that lost their tone count with the tone they had.
    private static int OriginalTone(ChineseSentence sentence, int i, string syllable)
    {
        var tone = Pinyin.Tone(syllable);
        return tone == 5 && sentence.Text[i] is '个' or '下' or '会' ? 4 : tone;
    }

    private static void JoinThirdTones(ChineseSentence sentence)
    {
        for (var t = sentence.Tokens.Count - 1; t >= 0; t--)
        {
            var token = sentence.Tokens[t];
            if (token.Length == 3 && AllThird(sentence, token) && !IsOneAndTwo(sentence, token))
            {
                sentence.Syllables[token.Start] = Pinyin.WithTone(sentence.Syllables[token.Start]!, 2);
                sentence.Syllables[token.Start + 1] = Pinyin.WithTone(sentence.Syllables[token.Start + 1]!, 2);
            }
            for (var i = token.End - 1; i >= token.Start; i--)
                JoinThirdTone(sentence, i);
        }
    }

    private static void JoinThirdTone(ChineseSentence sentence, int i)
    {
        if (sentence.Syllables[i] is not { } syllable || Pinyin.Tone(syllable) != 3 || sentence.Syllables.ElementAtOrDefault(i + 1) is not { } next)
            return;
        var repeated = Pinyin.Tone(next) == 5 && sentence.At(i) == sentence.At(i + 1) && sentence.At(i) is not ('姐' or '奶' or '嫂' or '姥' or '婶' or '宝');
        if (Pinyin.Tone(next) == 3 || repeated) // 想想 is xiang2 xiang5, 姐姐 is not
            sentence.Syllables[i] = Pinyin.WithTone(syllable, 2);
    }

    private static bool AllThird(ChineseSentence sentence, Token token)
    {
        for (var i = token.Start; i < token.End; i++)
        {
            if (sentence.Syllables[i] is not { } syllable || Pinyin.Tone(syllable) != 3)
                return false;
        }
        return true;
    }

    // 小老虎, 纸老虎: one and two; otherwise two and one, as 展览馆.
    private static bool IsOneAndTwo(ChineseSentence sentence, Token token) =>
        sentence.At(token.Start) is '小' or '老' or '纸' or '很' or '好' or '有' or '我' or '你' or '母' or '女' or '米' or '苦' or '死' or '鬼';
}
