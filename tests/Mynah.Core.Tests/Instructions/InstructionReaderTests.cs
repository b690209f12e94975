namespace Mynah.Core.Tests.Instructions;

public sealed class InstructionReaderTests
{
    [Theory]
    [InlineData("Speak slowly.", -1, 0, 0)]
    [InlineData("语速缓慢", -1, 0, 0)]
    [InlineData("a bit faster", 1, 0, 0)]
    [InlineData("语速快一点", 1, 0, 0)]
    [InlineData("with a deep voice", 0, -1, 0)]
    [InlineData("声音低沉", 0, -1, 0)]
    [InlineData("大声说", 0, 0, 1)]
    [InlineData("speak quietly", 0, 0, -1)]
    [InlineData("whispering", -1, -1, -1)]
    [InlineData("像悄悄话一样", -1, -1, -1)]
    [InlineData("excited", 1, 1, 1)]
    [InlineData("非常激动", 1, 1, 1)]
    [InlineData("Warm and calm", -1, -1, -1)]
    [InlineData("平静", -1, -1, -1)]
    [InlineData("not too fast", 0, 0, 0)]
    [InlineData("不要太快", 0, 0, 0)]
    public void Pace_pitch_and_loudness_move_as_the_words_say(string instruction, int rate, int pitch, int volume)
    {
        var reading = InstructionReader.Read(instruction);
        Assert.Equal((rate, pitch, volume), (Math.Sign(reading.Rate - 1), Math.Sign(reading.Pitch - 1), Math.Sign(reading.Volume)));
        Assert.Empty(reading.Ignored);
    }

    [Fact]
    public void A_little_is_less_and_very_is_more()
    {
        var little = InstructionReader.Read("slightly slower").Rate;
        var plain = InstructionReader.Read("slower").Rate;
        var very = InstructionReader.Read("very slow").Rate;
        Assert.True(very < plain && plain < little && little < 1);
    }

    [Fact]
    public void What_cannot_be_done_is_told_word_for_word()
        => Assert.Equal(["like a pirate"], InstructionReader.Read("Slowly, like a pirate.").Ignored);

    [Fact]
    public void The_options_stay_in_their_ranges()
    {
        var options = InstructionReader.Read("very fast, rapid, quick, loud, shouting, excited")
            .ApplyTo(new SpeechOptions { Rate = 1.9, Volume = 95, Instructions = "x" });
        options.Validate();
        Assert.Equal((2.0, 100, null), (options.Rate, options.Volume, options.Instructions));
    }
}
