using Mynah.Text.Rewriting;

namespace Mynah.Text.Korean;

/// <summary>Spells hangul as it is said, syllable by syllable, so that each stays tied to its source. Word borders stay.</summary>
internal static class KoreanReader
{
    private const int LongestException = 6;

    private static readonly Lazy<Dictionary<string, string>> Exceptions = new(() => Table.Rows("Korean/Data/pronunciations.tsv")
        .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    // Words before which (못, 몇) or numerals after which (다섯 명) the next word is said in one breath.
    private static readonly string[] Leaning =
        ["못", "몇", "첫", "한", "다섣", "다섯", "여섯", "여섣", "일곱", "여덟", "여덜", "아홉", "열", "스물", "십", "백", "육", "칠", "팔", "옛"];

    // Dependent nouns that are tense after a verb form in -ㄹ: 할 수 → 할 쑤, 갈 거야 → 갈 꺼야.
    private static readonly string[] Dependent =
        ["수", "것", "거", "게", "데", "줄", "바", "듯", "적", "지", "곳", "도리", "사람", "정도", "동안", "계획", "생각", "시간", "기회", "준비", "자신", "가능성", "작정"];

    // Words in -ㄹ that are no verb forms.
    private static readonly string[] NounsInL =
        ["물", "술", "글", "돌", "말", "길", "달", "서울", "오늘", "이틀", "가을", "겨울", "마을", "한글", "얼굴", "마늘", "하늘", "쌀", "불", "시골", "호텔", "일", "월", "를", "을", "교실", "거실", "사실", "현실", "경찰", "검찰", "미술", "예술", "기술", "소설", "건설", "시설", "개발", "출발", "모델", "채널", "터널", "바늘", "그늘", "비밀", "종일", "별", "특별", "팔", "발", "딸", "아들딸", "뜰", "꿀", "털", "잘", "절", "날", "설날", "옛날", "칼", "통일", "축일"];

    private static readonly string[] NounEndings = ["요일", "생일", "휴일", "평일", "매일", "내일", "제일", "과일", "파일", "메일", "타일", "주말", "연말", "월말", "정말", "양말", "반말", "거짓말"];

    // Where these end a word after ㄴ, the n stays (article 20): 생산량 → 생산냥; the words below are whole and follow the rule.
    private const string AfterStemInN = "란량력령료류론로";
    private static readonly string[] WholeWords = ["권력", "연료", "진료", "인류", "분류", "언론", "관료", "난로", "진로", "선로", "전류", "한류", "원료", "완료", "순례", "혼란", "논란", "곤란", "만료", "근로", "관련", "훈련", "본론", "전력", "인력", "분량", "천리", "온라", "산림", "연령", "권령"];
    private static readonly string[] Footwear = ["신을", "신발을", "양말을", "구두를", "운동화를", "부츠를", "장화를", "슬리퍼를", "스타킹을", "하이힐을"];
    private static readonly string[] NotStations = ["번역", "통역", "면역", "방역", "광역", "영역", "권역", "병역", "전역", "용역", "공역"];

    public static MappedText Read(MappedText normalized)
    {
        var text = normalized.Text;
        var spelling = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && Syllable.IsHangul(text[end]))
                end++;
            if (end > at)
                Respell(text, spelling, at, end);
            at = end + 1;
        }
        LeanOn(text, spelling);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && Syllable.IsHangul(text[end]))
                end++;
            if (end > at)
                Sound(spelling.AsSpan(at, end - at), text.AsSpan(at, end - at));
            at = end + 1;
        }
        return Write(normalized, spelling);
    }

    private static void Respell(string text, char[] spelling, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            for (var length = Math.Min(LongestException, end - at); length >= 2; length--)
            {
                var part = text.Substring(at, length);
                if (!(at == start && Exceptions.Value.TryGetValue("^" + part, out var said)) && !Exceptions.Value.TryGetValue(part, out said))
                    continue;
                said.CopyTo(0, spelling, at, length);
                at += length - 1;
                break;
            }
        }
        for (var at = start + 2; at < end; at++)
        {
            if (spelling[at] == text[at] && AfterStemInN.Contains(text[at], StringComparison.Ordinal) && Syllable.Split(text[at - 1]).Coda == 'ㄴ'
                && spelling[at - 1] == text[at - 1] && Array.IndexOf(WholeWords, text.Substring(at - 1, 2)) < 0)
                spelling[at] = (Syllable.Split(text[at]) with { Onset = 'ㄴ' }).Join();
        }
        Station(text, spelling, start, end);
    }

    // 강남역 → 강남녁: a station's name takes an n (article 29).
    private static void Station(string text, char[] spelling, int start, int end)
    {
        var at = text.IndexOf('역', start, end - start);
        if (at - start < 2 || Syllable.Split(text[at - 1]).Coda == '\0' || Array.IndexOf(NotStations, text.Substring(at - 1, 2)) >= 0)
            return;
        spelling[at] = '녁';
    }

    private static void LeanOn(string text, char[] spelling)
    {
        for (var blank = text.IndexOf(' ', StringComparison.Ordinal); blank > 0; blank = text.IndexOf(' ', blank + 1))
        {
            if (blank + 1 >= text.Length || !Syllable.IsHangul(text[blank + 1]) || !Syllable.IsHangul(text[blank - 1]))
                continue;
            var start = blank;
            while (start > 0 && Syllable.IsHangul(text[start - 1]))
                start--;
            var word = text[start..blank];
            var next = Word(text, blank + 1);
            var (left, right) = (Syllable.Split(spelling[blank - 1]), Syllable.Split(spelling[blank + 1]));
            if (Array.Exists(Leaning, word.EndsWith) && (word.Length < 3 || IsNumeral(word)))
                Lean(word, ref left, ref right);
            else if (next.StartsWith("신고", StringComparison.Ordinal) && Array.Exists(Footwear, word.EndsWith))
                spelling[blank + 2] = '꼬'; // 신을 신고, but 경찰에 신고
            else if (word is "석" or "넉")
                right.Onset = SoundRules.Tense(right.Onset);
            else if (left.Coda == 'ㄹ' && IsVerb(word) && Array.Exists(Dependent, d => IsDependent(next, d)))
                right.Onset = SoundRules.Tense(right.Onset);
            else if (left.Coda == 'ㄹ' && IsVerb(word) && IsDependent(next, "일"))
                right.Onset = 'ㄹ'; // 할 일 → 할 릴
            (spelling[blank - 1], spelling[blank + 1]) = (left.Join(), right.Join());
        }
    }

    private static bool IsVerb(string word) => Array.IndexOf(NounsInL, word) < 0 && !Array.Exists(NounEndings, word.EndsWith);

    private static void Lean(string word, ref Syllable left, ref Syllable right)
    {
        var negates = word is "못" or "몇";
        if (right.Onset == 'ㅇ')
        {
            if (!negates)
                return;
            (left.Coda, right.Onset) = word == "못" && right.Vowel is 'ㅣ' or 'ㅑ' or 'ㅕ' or 'ㅛ' or 'ㅠ' ? ('ㄴ', 'ㄴ') : ('\0', 'ㄷ');
            return;
        }
        if (right.Onset == 'ㅎ' && !negates)
            return;
        if (left.Coda == 'ㄹ' && word.EndsWith('열'))
            right.Onset = SoundRules.Tense(right.Onset);
        SoundRules.Meet(ref left, ref right);
    }

    private static bool IsNumeral(string word)
        => word.All(c => "한두세네다섯여일곱덟아홉열스물서른마흔쉰예순흔든영공일이삼사오육칠팔구십백천만억조섣덜".Contains(c, StringComparison.Ordinal));

    private static bool IsDependent(string word, string noun)
        => word.StartsWith(noun, StringComparison.Ordinal)
            && (word.Length == noun.Length || "가는도밖있없를을이은와만야예다라에의인니로같요입".Contains(word[noun.Length], StringComparison.Ordinal));

    private static string Word(string text, int start)
    {
        var end = start;
        while (end < text.Length && Syllable.IsHangul(text[end]))
            end++;
        return text[start..end];
    }

    private static void Sound(Span<char> word, ReadOnlySpan<char> written)
    {
        var left = Syllable.Split(word[0]);
        for (var i = 1; i < word.Length; i++)
        {
            var right = Syllable.Split(word[i]);
            SoundRules.Meet(ref left, ref right);
            word[i - 1] = Vowel(left, written[i - 1]).Join();
            left = right;
        }
        left.Coda = SoundRules.Neutral(left.Coda);
        word[^1] = Vowel(left, written[^1]).Join();
    }

    // Article 5: 희망 → 히망 (where the consonant is written), 가져 → 가저.
    private static Syllable Vowel(Syllable syllable, char written)
    {
        if (syllable.Vowel == 'ㅢ' && Syllable.Split(written).Onset != 'ㅇ')
            syllable.Vowel = 'ㅣ';
        else if (syllable.Vowel == 'ㅕ' && syllable.Onset is 'ㅈ' or 'ㅉ' or 'ㅊ')
            syllable.Vowel = 'ㅓ';
        return syllable;
    }

    private static MappedText Write(MappedText normalized, char[] spelling)
    {
        var builder = new MappedTextBuilder();
        for (var at = 0; at < spelling.Length;)
        {
            if (spelling[at] != normalized.Text[at])
            {
                builder.Append(spelling[at].ToString(), normalized, new TextSpan(at++, 1));
                continue;
            }
            var end = at;
            while (end < spelling.Length && spelling[end] == normalized.Text[end])
                end++;
            builder.Keep(normalized, new TextSpan(at, end - at));
            at = end;
        }
        return builder.Build();
    }
}
