namespace Mynah.Text.Chinese.Writing;

/// <summary>The words of the rules in traditional characters, for texts that are written so: 兩萬點 for 两万点.</summary>
internal static class TraditionalWords
{
    private const string Simplified = "两万亿点负摄约时减个号欧镑韩币转钟兹吨压线间无穷质厘华艾钱见页条张岁层楼罗尔图码";
    private const string Traditional = "兩萬億點負攝約時減個號歐鎊韓幣轉鐘茲噸壓線間無窮質釐華艾錢見頁條張歲層樓羅爾圖碼";

    /// <summary>The same words, character by character.</summary>
    public static string Write(string words) => string.Create(words.Length, words, (made, simple) =>
    {
        for (var i = 0; i < simple.Length; i++)
            made[i] = Simplified.IndexOf(simple[i], StringComparison.Ordinal) is >= 0 and var place ? Traditional[place] : simple[i];
    });
}
