namespace Mynah.Text.Korean;

/// <summary>A hangul syllable in its three parts (Unicode 3.12: the syllable block is ordered by onset, vowel, coda).</summary>
internal struct Syllable
{
    public const string Onsets = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    public const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    public const string Codas = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private const int First = 0xAC00, Last = 0xD7A3;

    /// <summary>Compatibility letters; <c>ㅇ</c> as onset is silent, <c>\0</c> as coda means none.</summary>
    public char Onset, Vowel, Coda;

    public static bool IsHangul(char c) => c is >= (char)First and <= (char)Last;

    public static Syllable Split(char c)
    {
        var index = c - First;
        return new Syllable
        {
            Onset = Onsets[index / (Vowels.Length * Codas.Length)],
            Vowel = Vowels[index / Codas.Length % Vowels.Length],
            Coda = Codas[index % Codas.Length],
        };
    }

    public readonly char Join()
        => (char)(First + ((Index(Onsets, Onset) * Vowels.Length) + Index(Vowels, Vowel)) * Codas.Length + Index(Codas, Coda));

    private static int Index(string letters, char letter) => letters.IndexOf(letter, StringComparison.Ordinal);
}
