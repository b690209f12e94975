using Mynah.Testing;

namespace Mynah.Audio.Tests.Codecs;

public sealed class AudioTagTests
{
    // Of the greatest length, in characters of two and three bytes.
    private static readonly AudioTag[] Tags = [new("AIGC", "{\"who\":\"ä & 某人\"}" + new string('某', 1000)), new("second", "x=y")];

    [Theory]
    [InlineData(AudioEncoding.Wav)]
    [InlineData(AudioEncoding.Mp3)]
    [InlineData(AudioEncoding.Opus)]
    public async Task Tags_are_read_by_others_and_change_no_sample(AudioEncoding encoding)
    {
        var format = new AudioFormat(encoding, 24000);
        var signal = Tone.Sine(440, 24000, 0.3);
        using var plain = AudioEncoders.Create(format);
        using var tagged = AudioEncoders.Create(format, Tags);
        var bytes = StageRun.Encode(tagged, signal, 240);
        var found = await Ffmpeg.TagsAsync(bytes);
        if (encoding == AudioEncoding.Wav)
            Assert.Equal($"AIGC={Tags[0].Value}; second=x=y", found["comment"]);
        else
            Assert.Equal((Tags[0].Value, "x=y"), (found["AIGC"], found["second"]));
        Assert.Equal(await Ffmpeg.DecodeAsync(StageRun.Encode(plain, signal, 240)), await Ffmpeg.DecodeAsync(bytes));
    }

    [Fact]
    public void A_wav_file_with_tags_gets_its_true_sizes()
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 16000), Tags);
        using var file = new MemoryStream();
        file.Write(StageRun.Encode(encoder, Tone.Sine(440, 16000, 0.3), 160));
        WavFile.CompleteSizes(file);
        var completed = file.ToArray();
        Assert.Equal(WavHeaderStatus.Found, WavFile.ReadHeader(completed, out var header));
        Assert.Equal(9600, header.DataLength);
        Assert.Equal(completed.Length, header.DataOffset + 9600);
        Assert.Equal(completed.Length - 8, BitConverter.ToInt32(completed, 4));
    }

    [Theory]
    [InlineData("", "x", "tag name")]
    [InlineData("A=B", "x", "tag name")]
    [InlineData("A", "x\ny", "control character")]
    public void A_tag_that_would_break_a_header_is_refused(string name, string value, string problem)
    {
        var error = Assert.Throws<ArgumentException>(() => AudioEncoders.Create(AudioFormat.Default, [new AudioTag(name, value)]));
        Assert.Contains(problem, error.Message);
        Assert.Contains("1024", new AudioTag("A", new string('x', 1025)).Problem());
    }
}
