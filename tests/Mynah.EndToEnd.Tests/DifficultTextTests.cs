using System.Diagnostics;
using System.Text;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>Text that nobody means to be read aloud still gives audio or a clear refusal, soon.</summary>
public sealed class DifficultTextTests : IDisposable
{
    // Speaking takes milliseconds; the rest is for a busy machine.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MynahProgram _mynah = new();

    public void Dispose() => _mynah.Dispose();

    public static TheoryData<string, string> Speakable => new()
    {
        { "emoji among words", "Nice 👍🏽 work 👨‍👩‍👧 today ❤️ 🇩🇪!" },
        { "control characters", "Hel\u0007lo\u001b[31m wor\u0085ld\u200B\u2060\uFEFF." },
        { "right to left", "שלום \u202Eworld\u202C مرحبا" },
        { "Zalgo", "H̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘ ̶̧̨̱̹̭̯ͧ̾ͬC̷̙̲̝͖ͭ̏ͥͮ͟Oͮ͏̮̪̝͍M̲̖͊̒ͪͩͬ̚̚͜Ȇ̴̟̟͙̞ͩ͌͝S̨̥̫͎̭ͯ̿̔̀ͅ" },
        { "ten thousand digits", new string('7', 10_000) },
        { "ten thousand digits in Chinese", "号码是" + new string('7', 10_000) + "。" },
        { "ten thousand separated digits", string.Concat(Enumerable.Repeat("1,234.5-", 1250)) },
        { "lone combining marks", "\u0301\u0302 a \u0308 b" },
        { "half and full width", "ﾊﾝｶｸ ＦＵＬＬ　ｗｉｄｔｈ １２３" },
        { "mixed scripts", "Hello你好Приветこんにちは안녕مرحباनमस्तेΓειά" },
        { "a word of ten thousand letters", new string('a', 10_000) },
        { "brackets of phonemes", "say [[h@l'oU]] and <break/> &amp; ]] [[" },
        { "mathematical letters", "𝐇𝐞𝐥𝐥𝐨 𝒲𝑜𝓇𝓁𝒹 ①②③ Ⅷ" },
        { "marks only around a word", "!!!???...,,,;;;——~~~ok" },
    };

    [Theory]
    [MemberData(nameof(Speakable))]
    public async Task Difficult_text_is_spoken(string what, string text)
    {
        var begin = Stopwatch.GetTimestamp();
        await File.WriteAllTextAsync(_mynah.PathOf("text.txt"), text);
        var said = await _mynah.RunAsync("say", "--file", "text.txt", "--out", "a.wav", "--sample-rate", "8000", "--words", "words.json");
        Assert.True(said.ExitCode == 0, $"{what}: {said.Error}");
        Assert.True(new FileInfo(_mynah.PathOf("a.wav")).Length > 2000, what);
        var shown = await _mynah.RunAsync("text", "--file", "text.txt", "--json");
        Assert.True(shown.ExitCode == 0, $"{what}: {shown.Error}");
        Assert.NotEmpty(shown.Text);
        Assert.True(Stopwatch.GetElapsedTime(begin) < Limit, $"{what} took {Stopwatch.GetElapsedTime(begin)}");
    }

    [Theory]
    [InlineData("👍🏽 👨‍👩‍👧 ❤️")]
    [InlineData("\u0301\u0302\u0308")]
    [InlineData("\u200B\u202E\u2060")]
    [InlineData("—— … 。！")]
    public async Task Text_without_a_word_is_refused(string text)
    {
        var finished = await _mynah.RunWithInputAsync(Encoding.UTF8.GetBytes(text), "say", "-", "--out", "a.wav");
        Assert.NotEqual(0, finished.ExitCode);
        Assert.Contains("nothing that can be said", finished.Error);
        Assert.Empty(_mynah.Files);
    }

    [Theory]
    [InlineData("th", "สวัสดีครับ")]
    [InlineData("he", "שלום עולם")]
    [InlineData("el", "Καλημέρα σε όλους.")]
    [InlineData("lo", "ສະບາຍດີ")]
    [InlineData("hi", "नमस्ते दुनिया")]
    public async Task A_language_that_we_do_not_have_is_spoken_with_a_warning_or_refused(string language, string text)
    {
        var spoken = await _mynah.RunAsync("say", text, "--out", "a.wav");
        Assert.Equal(0, spoken.ExitCode);
        Assert.Contains($"warning: Mynah has no rules for the language '{language}'", spoken.Error);
        Assert.True(Tone.Rms(await Ffmpeg.DecodeAsync(await File.ReadAllBytesAsync(_mynah.PathOf("a.wav")), 16000)) > 0.01);

        var refused = await _mynah.RunAsync("say", text, "--strict", "--out", "b.wav");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"no rules for the language '{language}'", refused.Error);
        Assert.Equal(["a.wav"], _mynah.Files);
    }

    [Fact]
    public async Task What_we_have_is_spoken_without_a_warning_and_also_when_strict()
    {
        var finished = await _mynah.RunAsync("say", "我用 GitHub。 Привет. Hello.", "--strict", "--out", "a.wav");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Error));
    }
}
