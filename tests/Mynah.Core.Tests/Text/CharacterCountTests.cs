using Mynah.Text;

namespace Mynah.Core.Tests.Text;

public sealed class CharacterCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("你好", 4)] // this and the next three: dossier 02 §6
    [InlineData("中A文123", 8)]
    [InlineData("中文。", 5)]
    [InlineData("中 文。", 6)]
    [InlineData("ありがとう", 5)]
    [InlineData("안녕", 2)]
    [InlineData("東京", 4)]
    [InlineData("𠮷", 2)]
    [InlineData("㐀豈", 4)]
    [InlineData("👍", 1)]
    [InlineData("e\u0301", 2)]
    public void Ideographs_count_two_and_everything_else_one(string text, long count) => Assert.Equal(count, CharacterCount.Of(text));
}
