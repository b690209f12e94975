using Mynah.Text.Chinese.Words;

namespace Mynah.Text.Chinese.Reading;

/// <summary>得, 地 and 为, each a particle or preposition here and a full word there; told apart by the words beside them and in their clause.</summary>
internal static class Particles
{
    // What 得 (to get, dé) takes as its object or result.
    private const string Gotten = "奖病到分冠第知悉逞胜票名道救手势失罪金银铜满高了过";

    /// <summary>Sets the readings of 得, 地 and 为 where they stand alone.</summary>
    public static void Apply(ChineseSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Length != 1)
                continue;
            var before = i > 0 && tokens[i - 1].End == tokens[i].Start ? tokens[i - 1] : default(Token?);
            var after = i + 1 < tokens.Count && tokens[i + 1].Start == tokens[i].End ? tokens[i + 1] : default(Token?);
            sentence.Syllables[tokens[i].Start] = sentence.Text[tokens[i].Start] switch
            {
                '得' => ReadDe(sentence, before, after),
                '地' => ReadDi(sentence, before, after),
                '为' => ReadWei(sentence, i),
                _ => sentence.Syllables[tokens[i].Start],
            };
        }
    }

    private static string ReadDe(ChineseSentence sentence, Token? before, Token? after)
    {
        var next = after is { } a ? sentence.Text[a.Start] : '\n';
        if (before is not { } b)
            return next is '了' or '到' || after is { Tag: WordTag.Numeral } ? "de2" : "dei3";
        var previous = sentence.Text[b.End - 1];
        if ((IsPredicate(b.Tag) || b.Tag == WordTag.Other) && !"必总就都也还非可又要没未才将能会想".Contains(previous, StringComparison.Ordinal))
            return "de5";
        if ("不" .Contains(previous, StringComparison.Ordinal))
            return "de2";
        if (Gotten.Contains(next, StringComparison.Ordinal) || (after is { Tag: WordTag.Numeral } && next != '多' && !IsAdverb(sentence.Of(after.Value))))
            return "de2";
        if (after is { Tag: WordTag.Adjective or WordTag.State } || (after is { Tag: WordTag.Adverb } && b.Tag is WordTag.VerbalNoun or WordTag.Other))
            return b.Tag is WordTag.Pronoun or WordTag.Adverb or WordTag.Noun or WordTag.PersonName ? "dei3" : "de5";
        return after is null ? "de5" : "dei3";
    }

    // Words of numbers that stand before a verb.
    private static bool IsAdverb(ReadOnlySpan<char> word) => word is "一起" or "一直" or "一定" or "一块" or "一块儿" or "一下" or "一下子" or "一次性" or "一个个" or "一一";

    private static string ReadDi(ChineseSentence sentence, Token? before, Token? after)
    {
        if (before is not { } b)
            return "di4";
        var word = sentence.Of(b);
        var repeated = word.Length >= 2 && (word[^1] == word[^2] || (word.Length == 4 && word[0] == word[1]) || (word.Length == 4 && word[0] == word[2]));
        if (repeated || (word.Length > 1 && word[^1] is '然') || b is { Length: 4, Tag: WordTag.ProperName })
            return "de5";
        var previousAdverbial = b.Tag is WordTag.Adjective or WordTag.Adverb or WordTag.Idiom or WordTag.State or WordTag.AdverbialAdjective
            or WordTag.Distinguisher or WordTag.Phrase or WordTag.NominalAdjective or WordTag.Onomatopoeia;
        var nextVerbal = after is { } a && (IsPredicate(a.Tag) || a.Tag is WordTag.Preposition or WordTag.Adverb or WordTag.Idiom);
        if (b.Length >= 2 && previousAdverbial)
            return after is null || nextVerbal || after.Value.Tag is not (WordTag.Location or WordTag.Direction) ? "de5" : "di4";
        if (b.Length == 1 && b.Tag is WordTag.Adjective or WordTag.Adverb && nextVerbal)
            return "de5";
        return b.Length >= 2 && nextVerbal && b.Tag is WordTag.Noun or WordTag.Verb or WordTag.VerbalNoun or WordTag.Other && after!.Value.Length >= 1
            && !sentence.Of(b).EndsWith("块") && b.Tag != WordTag.Measure ? "de5" : "di4";
    }

    /// <summary>为 is "for" (wèi) where something is done after its object in the same clause, and "is" (wéi) where nothing follows the object.</summary>
    private static string ReadWei(ChineseSentence sentence, int i)
    {
        var tokens = sentence.Tokens;
        if (i + 1 == tokens.Count || tokens[i + 1].Start != tokens[i].End)
            return "wei2";
        var startsClause = i == 0 || tokens[i - 1].End != tokens[i].Start;
        var first = tokens[i + 1];
        if (first.Tag == WordTag.Numeral || IsVerb(sentence, i + 1))
        {
            var end = i + 1; // 为加强管理，… is a purpose, 目标为加强管理。 is not
            while (end + 1 < tokens.Count && tokens[end + 1].Start == tokens[end].End)
                end++;
            var isPurpose = startsClause || sentence.At(tokens[end].End) == '，';
            for (var j = i + 3; j <= end && !isPurpose; j++)
                isPurpose = IsVerb(sentence, j); // 为吸引顾客推出优惠
            return first.Tag != WordTag.Numeral && isPurpose ? "wei4" : "wei2";
        }
        for (var j = i + 2; j < tokens.Count && tokens[j].Start == tokens[j - 1].End; j++)
        {
            if (IsVerb(sentence, j) || (tokens[j].Tag is WordTag.Preposition or WordTag.Adverb) && j + 1 < tokens.Count && tokens[j + 1].Start == tokens[j].End)
                return "wei4";
        }
        return "wei2";
    }

    // Something is done: a verb that is not the description of a noun (提供的服务) and not a noun itself.
    private static bool IsVerb(ChineseSentence sentence, int i) =>
        sentence.Tokens[i] is { Tag: WordTag.Verb or WordTag.Idiom or WordTag.VerbalNoun } token
        && (token.Tag != WordTag.VerbalNoun || sentence.At(token.End) is '了' or '过' or '着') && sentence.At(token.End) != '的' && sentence.Of(token) is not ("是" or "来" or "上" or "有限");

    private static bool IsPredicate(WordTag tag) => tag is WordTag.Verb or WordTag.VerbalNoun or WordTag.Adjective or WordTag.Idiom or WordTag.Phrase or WordTag.State;
}
