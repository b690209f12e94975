using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Codecs;

public sealed class WavFileTests
{
    [Fact]
    public void A_stream_has_open_sizes_and_a_finished_file_true_ones()
    {
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 16000));
        var bytes = StageRun.Encode(encoder, new float[1234]);
        Assert.Equal(0xFFFFFFFF, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal(0xFFFFFFFF, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(40)));
        Assert.Equal(WavHeaderStatus.Found, WavFile.ReadHeader(bytes, out var open));
        Assert.Null(open.DataLength);

        using var file = new MemoryStream();
        file.Write(bytes);
        WavFile.CompleteSizes(file);
        Assert.Equal(bytes.Length, file.Position);
        var completed = file.ToArray();
        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(completed.AsSpan(4)));
        Assert.Equal(WavHeaderStatus.Found, WavFile.ReadHeader(completed, out var header));
        Assert.Equal(new WavHeader(16000, 1, 16, IsPcm: true, 44, 2468), header);
        Assert.Equal(bytes[44..], completed[44..]);
    }

    [Fact]
    public void Samples_come_back_as_they_went_in()
    {
        var noise = Tone.Noise(999, seed: 4, amplitude: 0.99);
        using var encoder = AudioEncoders.Create(new AudioFormat(AudioEncoding.Wav, 24000));
        var (rate, samples) = WavReader.Read(StageRun.Encode(encoder, noise));
        Assert.Equal(24000, rate);
        Assert.Equal(noise, samples, (expected, actual) => Math.Abs(expected - actual) <= 0.5f / 32768);
    }

    [Fact]
    public void A_header_with_further_chunks_is_found_however_it_arrives()
    {
        byte[] header =
        [
            .. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8,
            .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, // odd length, padded
            .. "fmt "u8, 18, 0, 0, 0, 1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0, 0, 0, 0, 4, 0, 16, 0, 0, 0,
            .. "data"u8, 0xFF, 0xFF, 0xFF, 0xFF,
        ];
        for (var length = 0; length < header.Length; length++)
            Assert.Equal(WavHeaderStatus.Incomplete, WavFile.ReadHeader(header.AsSpan(0, length), out _));
        Assert.Equal(WavHeaderStatus.Found, WavFile.ReadHeader([.. header, 9, 9], out var found));
        Assert.Equal(new WavHeader(44100, 2, 16, IsPcm: true, header.Length, null), found);
    }

    [Theory]
    [InlineData("OggS____________")]
    [InlineData("RIFF____AVI ____")]
    [InlineData("\0")]
    public void Other_bytes_are_not_wav(string start) =>
        Assert.Equal(WavHeaderStatus.NotWav, WavFile.ReadHeader([.. start.Select(c => (byte)c)], out _));

    [Fact]
    public void Sizes_are_not_written_into_a_file_of_another_kind()
    {
        using var file = new MemoryStream(new byte[100]);
        Assert.Throws<InvalidDataException>(() => WavFile.CompleteSizes(file));
        Assert.All(file.ToArray(), value => Assert.Equal(0, value));
    }
}
