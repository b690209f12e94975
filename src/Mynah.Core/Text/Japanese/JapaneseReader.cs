using Mynah.Text.Japanese.Mecab;

namespace Mynah.Text.Japanese;

/// <summary>Turns the words of one sentence into kana, phrase by phrase. For one use.</summary>
internal sealed class JapaneseReader(MappedText text, List<MecabWord> words)
{
    private const int LongPhrase = 9; // kana; longer compounds are cut so that word times stay useful

    private readonly MappedTextBuilder _builder = new();
    private string _lastKana = "";
    private bool _needsBlank;
    private bool _joinNext;
    private int _phraseStart;

    public MappedText Read()
    {
        for (var at = 0; at < words.Count;)
            at += TryNumber(at) is var used and > 0 ? used : ReadWord(at);
        return _builder.Build();
    }

    private int ReadWord(int at)
    {
        var word = words[at];
        if (word.Class == "記号" && Punctuation(word) is var sign and not null)
        {
            Write(sign, word.Span, joins: true);
            _joinNext = false;
            if (sign is " ")
                _needsBlank = false;
            return 1;
        }
        if (word.Surface == "々") // a repetition the dictionary does not know: 昔々
        {
            Write(_lastKana, word.Span, joins: true);
            return 1;
        }
        var kana = Readings.Find(text.Text, words, at) ?? Particle(word) ?? word.Pronunciation ?? (word.Class == "記号" ? "" : Unknown(word));
        if (kana.Length == 0)
            return 1;
        Write(kana, word.Span, Joins(at));
        _joinNext = word.Class == "接頭詞" || (word.Surface is "何" or "数" && at + 1 < words.Count && words[at + 1].Class == "名詞");
        return 1;
    }

    // A number of one or more words, with the counter after it.
    private int TryNumber(int at)
    {
        var end = at;
        var numerals = "";
        while (end < words.Count && (IsNumeral(words[end]) || (IsPoint(end) && end > at)))
            numerals += words[end++].Surface;
        if (end > at && end < words.Count && words[end].Surface == "十分") // 四 + 十分, as the dictionary cuts it
        {
            Write(NumberSound.Parse(numerals + "十") is var tens && Counter.Find("分") is var (minutes, _) ? minutes.Read(tens) : "",
                new TextSpan(words[at].Span.Start, words[end].Span.End - words[at].Span.Start), joins: _joinNext);
            _joinNext = false;
            return end + 1 - at;
        }
        var asks = end == at && words[at] is { Surface: "何" or "幾" };
        if (numerals.Length == 0 && !asks)
            return 0;
        if (asks)
            end++;
        var sound = asks ? new NumberSound("", words[at].Surface == "何" ? "ナン" : "イク", NumberSound.HowMany, null) : NumberSound.Parse(numerals);
        var from = words[at].Span.Start;
        if (end < words.Count && CounterAt(end, sound, at) is var (kana, used))
        {
            Write(kana, new TextSpan(from, words[end + used - 1].Span.End - from), joins: _joinNext);
            _joinNext = false;
            return end + used - at;
        }
        if (asks)
            return 0;
        Write(sound.Kana, new TextSpan(from, words[end - 1].Span.End - from), joins: _joinNext);
        _joinNext = end < words.Count && words[end] is { Class: "名詞", Subclass: "接尾" };
        return end - at;
    }

    private (string Kana, int Words)? CounterAt(int at, NumberSound number, int numberAt)
    {
        // The longest run of up to three words that is a counter: 平方 メートル, ヶ 月, じゅっ ぷん.
        for (var count = Math.Min(3, words.Count - at); count > 0; count--)
        {
            var surface = string.Concat(words.Skip(at).Take(count).Select(word => word.Surface));
            if (surface is "分の" or "分" && FractionOf(at + count, surface) is { } rest)
                return (number.Kana + rest, count);
            if (surface is "分" && numberAt > 1 && words[numberAt - 1].Surface.EndsWith('割'))
                return (number.Kana + "ブ", count);
            if (surface is "分の" && Counter.Find("分") is var (minutes, _))
                return (minutes.Read(number) + "ノ", count);
            if (surface is "日" && number.Exact == 1 && IsDate(numberAt, at + count))
                return ("ツイタチ", count);
            if (Counter.Find(surface) is var (counter, tail))
                return (counter.Read(number) + tail, count);
        }
        return null;
    }

    // 三分の一, but not 三分の遅れ.
    private string? FractionOf(int next, string surface)
    {
        if (surface == "分" && (next >= words.Count || words[next++].Surface != "の"))
            return null;
        return next < words.Count && IsNumeral(words[next]) ? surface == "分" ? "ブン" : "ブンノ" : null;
    }

    private bool IsDate(int numberAt, int next)
        => (numberAt > 0 && words[numberAt - 1].Surface.EndsWith('月'))
            || (next < words.Count && words[next].Surface is "付" or "付け" or "から" or "まで" or "、" or "現在");

    private bool IsPoint(int at) => words[at].Surface == "点" && at + 1 < words.Count && IsNumeral(words[at + 1]);

    private static bool IsNumeral(MecabWord word) => word.Surface.All(NumberSound.IsNumeral) && (word.IsNumber || word.Pronunciation is null || word.Surface is "〇");

    private bool Joins(int at)
    {
        var word = words[at];
        if (_joinNext)
            return true;
        if (at == 0)
            return false;
        // In words the dictionary does not know: no phrase ends in ッ or begins with one of these.
        if (words[at - 1].Span.End == word.Span.Start && (_lastKana.EndsWith('ッ') || "ーンッャュョァィゥェォんっゃゅょぁぃぅぇぉ".Contains(word.Surface[0], StringComparison.Ordinal)))
            return true;
        return word switch
        {
            { Class: "助詞" or "助動詞" } => true,
            { Surface: "ぷん" } => words[at - 1].Surface.EndsWith("じゅっ", StringComparison.Ordinal), // the normaliser's 十分
            { Class: "名詞" or "動詞" or "形容詞", Subclass: "接尾" or "非自立" } => true,
            { Class: "動詞", Base: "する" or "できる" } => words[at - 1].Subclass == "サ変接続",
            { Class: "名詞", Subclass: not ("副詞可能" or "代名詞") } => words[at - 1] is { Class: "名詞", Subclass: not ("副詞可能" or "代名詞" or "非自立") }
                && words[at - 1].Span.End == word.Span.Start && _builder.Length - _phraseStart < LongPhrase - word.Surface.Length,
            _ => false,
        };
    }

    private void Write(string kana, TextSpan span, bool joins)
    {
        if (_needsBlank && !joins)
        {
            _builder.Append(" ", text, span with { Length = 0 });
            _phraseStart = _builder.Length;
        }
        _builder.Append(kana, text, span);
        _lastKana = kana;
        _needsBlank = true;
    }

    // Where the dictionary keeps the spelling: を is said オ, and う lengthens (でしょう).
    private static string? Particle(MecabWord word) => word switch
    {
        { Class: "助詞", Surface: "を" } => "オ",
        { Class: "助動詞", Surface: "う" } => "ー",
        { Class: "名詞", Pronunciation: { } kana } when kana.EndsWith("ョウ", StringComparison.Ordinal) => kana[..^1] + "ー", // 量
        { Class: "助詞", Surface: "という" } => "トユー",
        _ => null,
    };

    // Marks that make a pause stay; brackets and decoration go.
    private static string? Punctuation(MecabWord word) => word.Surface switch
    {
        "、" or "," or "，" or "；" or ";" or "：" or ":" or "…" or "‥" or "―" or "—" or "（" or "）" or "(" or ")" => "、",
        "。" or "." or "．" => "。",
        "？" or "?" => "？",
        "！" or "!" => "！",
        "・" or "「" or "」" or "『" or "』" => " ",
        _ => null,
    };

    private static string Unknown(MecabWord word)
    {
        if (Kana.IsKana(word.Surface))
            return Kana.ToKatakana(word.Surface);
        return char.IsLetterOrDigit(word.Surface[0]) ? word.Surface : "";
    }
}
