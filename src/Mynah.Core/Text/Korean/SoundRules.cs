namespace Mynah.Text.Korean;

/// <summary>
/// The regular sound changes of the standard pronunciation (Standard Pronunciation Rules of 1988, articles 8–30) between two
/// syllables of a word: liaison, ㅎ, palatalisation, neutral codas, tense consonants, assimilation.
/// </summary>
internal static class SoundRules
{
    /// <summary>Applies all changes where <paramref name="left"/> meets <paramref name="right"/>.</summary>
    public static void Meet(ref Syllable left, ref Syllable right)
    {
        if (left.Coda == '\0')
            return;
        if (right.Onset == 'ㅇ')
            Link(ref left, ref right);
        else if (right.Onset == 'ㅎ')
            Aspirate(ref left, ref right);
        else if (left.Coda is 'ㅎ' or 'ㄶ' or 'ㅀ')
            AfterH(ref left, ref right);
        else
            MeetConsonant(ref left, ref right);
    }

    /// <summary>What is left of a coda before a pause (articles 8–11).</summary>
    public static char Neutral(char coda) => coda switch
    {
        'ㄲ' or 'ㅋ' or 'ㄳ' or 'ㄺ' => 'ㄱ',
        'ㅅ' or 'ㅆ' or 'ㅈ' or 'ㅊ' or 'ㅌ' or 'ㅎ' => 'ㄷ',
        'ㅍ' or 'ㅄ' or 'ㄿ' => 'ㅂ',
        'ㄼ' or 'ㄽ' or 'ㄾ' or 'ㅀ' => 'ㄹ',
        'ㄵ' or 'ㄶ' => 'ㄴ',
        'ㄻ' => 'ㅁ',
        _ => coda,
    };

    public static char Tense(char onset) => onset switch { 'ㄱ' => 'ㄲ', 'ㄷ' => 'ㄸ', 'ㅂ' => 'ㅃ', 'ㅅ' => 'ㅆ', 'ㅈ' => 'ㅉ', _ => onset };

    // Articles 13–14 and 17: 옷이 → 오시, 값이 → 갑씨, 같이 → 가치, 좋아 → 조아.
    private static void Link(ref Syllable left, ref Syllable right)
    {
        if (left.Coda == 'ㅇ')
            return;
        var (stays, moves) = Parts(left.Coda);
        if (right.Vowel is 'ㅣ' or 'ㅕ')
            moves = moves switch { 'ㄷ' => 'ㅈ', 'ㅌ' => 'ㅊ', _ => moves };
        left.Coda = stays;
        right.Onset = moves;
    }

    private static (char Stays, char Moves) Parts(char coda) => coda switch
    {
        'ㄳ' => ('ㄱ', 'ㅆ'), 'ㄵ' => ('ㄴ', 'ㅈ'), 'ㄶ' => ('\0', 'ㄴ'), 'ㄺ' => ('ㄹ', 'ㄱ'), 'ㄻ' => ('ㄹ', 'ㅁ'), 'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅆ'), 'ㄾ' => ('ㄹ', 'ㅌ'), 'ㄿ' => ('ㄹ', 'ㅍ'), 'ㅀ' => ('\0', 'ㄹ'), 'ㅄ' => ('ㅂ', 'ㅆ'), 'ㅎ' => ('\0', 'ㅇ'),
        _ => ('\0', coda),
    };

    // Article 12.1 and 17: 축하 → 추카, 입학 → 이팍, 닫히다 → 다치다, 앉히다 → 안치다, 밝히다 → 발키다.
    private static void Aspirate(ref Syllable left, ref Syllable right)
    {
        var palatal = right is { Vowel: 'ㅣ' } or { Vowel: 'ㅕ', Coda: '\0' or 'ㅆ' }; // 닫혀, 닫혔, but 맏형
        var (stays, onset) = left.Coda switch
        {
            'ㄱ' or 'ㄲ' or 'ㅋ' or 'ㄳ' => ('\0', 'ㅋ'),
            'ㄺ' => ('ㄹ', 'ㅋ'),
            'ㄷ' or 'ㅈ' when palatal => ('\0', 'ㅊ'),
            'ㄷ' or 'ㅅ' or 'ㅆ' or 'ㅈ' or 'ㅊ' or 'ㅌ' => ('\0', 'ㅌ'),
            'ㄵ' => ('ㄴ', 'ㅊ'),
            'ㄾ' => ('ㄹ', palatal ? 'ㅊ' : 'ㅌ'),
            'ㅂ' or 'ㅍ' or 'ㅄ' => ('\0', 'ㅍ'),
            'ㄼ' or 'ㄿ' => ('ㄹ', 'ㅍ'),
            'ㅎ' => ('\0', 'ㅎ'),
            _ => (left.Coda, 'ㅎ'),
        };
        left.Coda = stays;
        right.Onset = onset;
    }

    // Article 12: 좋다 → 조타, 많소 → 만쏘, 놓는 → 논는, 뚫는 → 뚤른.
    private static void AfterH(ref Syllable left, ref Syllable right)
    {
        var rest = left.Coda switch { 'ㄶ' => 'ㄴ', 'ㅀ' => 'ㄹ', _ => '\0' };
        var onset = right.Onset switch { 'ㄱ' => 'ㅋ', 'ㄷ' => 'ㅌ', 'ㅈ' => 'ㅊ', 'ㅅ' => 'ㅆ', _ => right.Onset };
        if (onset == right.Onset)
        {
            left.Coda = rest == '\0' ? 'ㄷ' : rest;
            Assimilate(ref left, ref right);
            return;
        }
        left.Coda = rest;
        right.Onset = onset;
    }

    private static void MeetConsonant(ref Syllable left, ref Syllable right)
    {
        // Articles 23–25: after a stop, and after the stems in ㄵ ㄻ ㄼ ㄾ (앉다, 젊고, 넓다, 핥다), but not in 옮기다 or 삶과.
        // Article 11: stems in ㄺ keep ㄹ before ㄱ (읽고, 맑게), the nouns 닭 and 흙 do not.
        var isStem = left is { Coda: 'ㄺ' } and not ({ Onset: 'ㄷ', Vowel: 'ㅏ' } or { Onset: 'ㅎ', Vowel: 'ㅡ' } or { Onset: 'ㅊ', Vowel: 'ㅣ' });
        var coda = isStem && right.Onset == 'ㄱ' ? 'ㄹ' : Neutral(left.Coda);
        if (isStem || coda is 'ㄱ' or 'ㄷ' or 'ㅂ' || left.Coda is 'ㄵ' or 'ㄼ' or 'ㄾ' || (left.Coda == 'ㄻ' && right is not { Onset: 'ㄱ', Vowel: 'ㅘ' or 'ㅣ' or 'ㅕ' }))
            right.Onset = Tense(right.Onset);
        left.Coda = coda;
        Assimilate(ref left, ref right);
    }

    // Articles 18–20: 국물 → 궁물, 독립 → 동닙, 심리 → 심니, 신라 → 실라.
    private static void Assimilate(ref Syllable left, ref Syllable right)
    {
        if (right.Onset == 'ㄹ' && left.Coda is 'ㄱ' or 'ㄷ' or 'ㅂ' or 'ㅁ' or 'ㅇ')
            right.Onset = 'ㄴ';
        if (right.Onset is 'ㄴ' or 'ㅁ')
            left.Coda = left.Coda switch { 'ㄱ' => 'ㅇ', 'ㄷ' => 'ㄴ', 'ㅂ' => 'ㅁ', _ => left.Coda };
        if ((left.Coda, right.Onset) is ('ㄴ', 'ㄹ') or ('ㄹ', 'ㄴ'))
            (left.Coda, right.Onset) = ('ㄹ', 'ㄹ');
    }
}
