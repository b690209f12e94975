using System.Buffers.Binary;
using System.Xml.Linq;
using Mynah.Audio;
using Mynah.Testing;
using Mynah.Voices;

namespace Mynah.Core.Tests.Voices;

/// <summary>Recordings of all kinds: speech of an engine that is not ours, made worse in the ways of real recordings.</summary>
public sealed class SampleCheckTests(SampleCheckTests.Recordings recordings) : IClassFixture<SampleCheckTests.Recordings>
{
    /// <summary>Speech, made once.</summary>
    public sealed class Recordings : IAsyncLifetime
    {
        public byte[] Woman { get; private set; } = [];

        public byte[] Man { get; private set; } = [];

        public async ValueTask InitializeAsync() => (Woman, Man) = (await Flite.SpeakAsync("slt"), await Flite.SpeakAsync("rms"));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_speech_passes_every_rule()
    {
        foreach (var file in new[] { recordings.Woman, recordings.Man })
        {
            foreach (var rules in new[] { SampleRules.Qwen, SampleRules.CosyVoice })
            {
                var report = await SampleCheck.RunAsync(file, rules, Token);
                Assert.True(report.Outcome == CheckOutcome.Pass, string.Join("\n", report.Findings.Where(finding => finding.Outcome != CheckOutcome.Pass)));
                Assert.Equal(Enum.GetValues<SampleRule>(), report.Findings.Select(finding => finding.Rule).Order());
                Assert.NotNull(report.Features);
                report.ThrowIfRefused();
            }
        }
    }

    [Theory]
    [InlineData("mp3", "-c:a libmp3lame -b:a 64k -f mp3", "mp3")]
    [InlineData("m4a", "-c:a aac -b:a 64k -movflags empty_moov+frag_keyframe -f ipod", "m4a")]
    public async Task Compressed_files_measure_like_the_original(string container, string arguments, string expected)
    {
        _ = container;
        var original = await SampleCheck.RunAsync(recordings.Woman, SampleRules.Qwen, Token);
        var report = await SampleCheck.RunAsync(await Ffmpeg.ConvertAsync(recordings.Woman, arguments.Split(' ')), SampleRules.Qwen, Token);
        Assert.Null(report.Refusal);
        Assert.Equal(expected, report.Container);
        Assert.Equal(24000, report.SampleRate);
        Assert.InRange(report.Features!.MedianPitch / original.Features!.MedianPitch, 0.98, 1.02);
        Assert.InRange(report.Duration!.Value.TotalSeconds / original.Duration!.Value.TotalSeconds, 0.98, 1.02);
    }

    [Fact]
    public async Task An_m4a_with_its_table_at_the_end_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mynah-sample-{Guid.NewGuid():N}.m4a");
        try
        {
            await Ffmpeg.ConvertAsync(recordings.Woman, ["-c:a", "aac", "-y", path, "-f", "null"]);
            var report = await SampleCheck.RunAsync(path, SampleRules.Qwen, Token);
            Assert.Null(report.Refusal);
            Assert.Equal("m4a", report.Container);
            var cut = (await File.ReadAllBytesAsync(path, Token))[..^2000];
            Assert.Equal(SampleRule.Container, (await SampleCheck.RunAsync(cut, SampleRules.Qwen, Token)).Refusal!.Rule);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Two_seconds_are_too_little() => await RefusedAsync(await ConvertAsync(recordings.Woman, "-t 2 -f wav"), SampleRule.Speech);

    [Fact]
    public async Task Eleven_megabytes_are_too_much_and_are_not_read_to_their_end()
    {
        using var endless = new EndlessStream();
        var report = await SampleCheck.RunAsync(endless, SampleRules.CosyVoice, Token);
        Assert.Equal(SampleRule.Size, report.Refusal!.Rule);
        Assert.InRange(endless.Asked, 1, SampleRules.CosyVoice.MaxBytes + 1);
        await RefusedAsync(new byte[11 * 1024 * 1024], SampleRule.Size);
    }

    [Theory]
    [InlineData(8000, true, true)]
    [InlineData(16000, false, true)]
    [InlineData(24000, false, false)]
    public async Task The_sample_rate_is_judged_by_the_services_rules(int rate, bool cosyVoiceRefuses, bool qwenRefuses)
    {
        var file = await ConvertAsync(recordings.Woman, $"-ar {rate} -f wav");
        Assert.Equal(cosyVoiceRefuses, (await SampleCheck.RunAsync(file, SampleRules.CosyVoice, Token)).Refusal?.Rule == SampleRule.SampleRate);
        Assert.Equal(qwenRefuses, (await SampleCheck.RunAsync(file, SampleRules.Qwen, Token)).Refusal?.Rule == SampleRule.SampleRate);
    }

    [Fact]
    public async Task A_text_file_named_wav_is_called_text()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mynah-sample-{Guid.NewGuid():N}.wav");
        try
        {
            await File.WriteAllTextAsync(path, "This is no sound.\n", Token);
            var report = await SampleCheck.RunAsync(path, SampleRules.Qwen, Token);
            Assert.Equal(SampleRule.Container, report.Refusal!.Rule);
            Assert.Contains("text", report.Refusal.Measured);
            var error = Assert.Throws<SpeechException>(report.ThrowIfRefused);
            Assert.Contains("WAV (16 bit), MP3 or M4A", error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_truncated_file_is_told_apart_from_a_whole_one()
    {
        var mp3 = await ConvertAsync(recordings.Woman, "-c:a libmp3lame -b:a 64k -f mp3");
        await RefusedAsync(mp3[..(mp3.Length / 2 + 7)], SampleRule.Container);
        await RefusedAsync(recordings.Woman[..(recordings.Woman.Length / 2)], SampleRule.Container, needsSizes: true);
        await RefusedAsync([], SampleRule.Container);
        await RefusedAsync("RIFF"u8.ToArray(), SampleRule.Container);
        await RefusedAsync(mp3[..3], SampleRule.Container);
    }

    [Fact]
    public async Task Random_bytes_are_no_sample()
    {
        var random = new Random(7);
        foreach (var start in new byte[][] { [], "RIFF\0\0\0\0WAVEfmt "u8.ToArray(), "\0\0\0\u001cftypM4A "u8.ToArray(), "ID3\u0004\0\0\0\0\u0001\0"u8.ToArray(), [0xFF, 0xFB, 0x90, 0x00] })
        {
            for (var i = 0; i < 40; i++)
            {
                var bytes = new byte[random.Next(4000)];
                random.NextBytes(bytes);
                start.AsSpan(0, Math.Min(start.Length, bytes.Length)).CopyTo(bytes);
                Assert.Equal(CheckOutcome.Fail, (await SampleCheck.RunAsync(bytes, SampleRules.Qwen, Token)).Outcome);
            }
        }
    }

    [Fact]
    public async Task Silence_and_sounds_that_are_no_speech_are_refused()
    {
        await RefusedAsync(Wav(new float[24000 * 10]), SampleRule.Level);
        await RefusedAsync(Wav(Tone.Sine(440, 24000, 10)), SampleRule.Speech);
        await RefusedAsync(Wav(Tone.Sine(100, 24000, 10)), SampleRule.Speech);
        await RefusedAsync(Wav(Tone.Noise(24000 * 10, 1)), SampleRule.Speech);
    }

    [Fact]
    public async Task Music_and_speech_over_music_are_told()
    {
        var music = Music(24000, 12);
        Assert.Contains((await SampleCheck.RunAsync(Wav(music), SampleRules.Qwen, Token)).Findings,
            finding => finding.Outcome == CheckOutcome.Fail && finding.Rule is SampleRule.Music or SampleRule.Speech);
        var speech = Samples(recordings.Woman);
        var both = speech.Select((sample, i) => 0.7f * sample + 0.5f * music[i % music.Length]).ToArray();
        Assert.Contains((await SampleCheck.RunAsync(Wav(both), SampleRules.Qwen, Token)).Findings,
            finding => finding.Outcome != CheckOutcome.Pass && finding.Rule == SampleRule.Music);
    }

    [Fact]
    public async Task Three_hours_of_opus_in_five_megabytes_are_refused_without_decoding()
    {
        var ogg = await Ffmpeg.MakeAsync(["-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "60", "-c:a", "libopus", "-b:a", "6k", "-f", "ogg"]);
        var report = await SampleCheck.RunAsync(ogg.Concat(new byte[5_000_000]).ToArray(), SampleRules.CosyVoice, Token);
        Assert.Equal(SampleRule.Container, report.Refusal!.Rule);
        Assert.Contains("Ogg", report.Refusal.Measured);
        Assert.Null(report.Audio);
    }

    [Fact]
    public async Task Hours_in_a_small_file_are_refused_by_what_its_frames_add_up_to()
    {
        // The smallest frames of 16 kHz (8 kbit/s): ten megabytes of them last almost three hours.
        var frames = await Ffmpeg.MakeAsync(["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "600", "-c:a", "libmp3lame", "-b:a", "8k", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3"]);
        var report = await SampleCheck.RunAsync(Enumerable.Repeat(frames, 15).SelectMany(part => part).ToArray(), SampleRules.CosyVoice, Token);
        Assert.Equal(SampleRule.Duration, report.Refusal!.Rule);
        Assert.InRange(report.Duration!.Value.TotalHours, 2.4, 2.6);
        Assert.Null(report.Audio); // not decoded
    }

    [Fact]
    public async Task Only_the_first_channel_of_stereo_is_used()
    {
        var speech = Samples(recordings.Woman);
        var stereo = new float[speech.Length * 2];
        var noise = Tone.Noise(speech.Length, 3);
        for (var i = 0; i < speech.Length; i++)
            (stereo[2 * i], stereo[2 * i + 1]) = (speech[i], noise[i]);
        var wav = Wav(stereo, channels: 2);
        var mp3 = await ConvertAsync(wav, "-c:a libmp3lame -b:a 192k -joint_stereo 0 -f mp3");
        foreach (var file in new[] { wav, mp3 })
        {
            var report = await SampleCheck.RunAsync(file, SampleRules.Qwen, Token);
            Assert.Null(report.Refusal);
            Assert.Equal(CheckOutcome.Warn, report.Findings.Single(finding => finding.Rule == SampleRule.Channels).Outcome);
            Assert.InRange(report.Features!.MedianPitch, 155, 175);
        }
        for (var i = 0; i < speech.Length; i++)
            stereo[2 * i] = 0;
        await RefusedAsync(Wav(stereo, channels: 2), SampleRule.Level);
    }

    [Fact]
    public async Task Faults_of_recordings_are_measured_and_marked()
    {
        var speech = Samples(recordings.Man);
        var clipped = await SampleCheck.RunAsync(Wav([.. speech.Select(sample => Math.Clamp(sample * 8, -0.9f, 0.9f))]), SampleRules.Qwen, Token);
        Assert.Equal(CheckOutcome.Fail, Outcome(clipped, SampleRule.Clipping));
        Assert.Contains(clipped.Spans, span => span.Kind == SampleSpanKind.Clipping);

        var noise = Tone.Noise(speech.Length, 5, Tone.Rms(speech) * 0.6);
        var noisy = await SampleCheck.RunAsync(Wav([.. speech.Zip(noise, (sample, hiss) => sample + hiss)]), SampleRules.Qwen, Token);
        Assert.NotEqual(CheckOutcome.Pass, Outcome(noisy, SampleRule.Noise));

        float[] paused = [.. speech[..(24000 * 4)], .. new float[24000 * 3], .. speech[(24000 * 4)..]];
        var (cosy, qwen) = (await SampleCheck.RunAsync(Wav(paused), SampleRules.CosyVoice, Token), await SampleCheck.RunAsync(Wav(paused), SampleRules.Qwen, Token));
        Assert.Equal((CheckOutcome.Fail, CheckOutcome.Warn), (Outcome(cosy, SampleRule.Pauses), Outcome(qwen, SampleRule.Pauses)));
        var pause = cosy.Spans.Single(span => span.Kind == SampleSpanKind.LongPause);
        Assert.InRange((pause.End - pause.Start).TotalSeconds, 2.9, 3.5);

        float[] dialogue = [.. speech[..(24000 * 6)], .. Samples(recordings.Woman)[..(24000 * 6)]];
        Assert.NotEqual(CheckOutcome.Pass, Outcome(await SampleCheck.RunAsync(Wav(dialogue), SampleRules.Qwen, Token), SampleRule.Speakers));

        var telephone = await ConvertAsync(await ConvertAsync(recordings.Woman, "-ar 8000 -f wav"), "-ar 24000 -f wav");
        Assert.Equal(CheckOutcome.Warn, Outcome(await SampleCheck.RunAsync(telephone, SampleRules.Qwen, Token), SampleRule.Bandwidth));
    }

    [Fact]
    public async Task The_picture_has_speech_pauses_and_faults_in_every_form()
    {
        var speech = Samples(recordings.Man);
        var report = await SampleCheck.RunAsync(Wav([.. speech[..(24000 * 4)], .. new float[24000 * 3], .. speech[(24000 * 4)..]]), SampleRules.CosyVoice, Token);
        var svg = XDocument.Parse(WaveformPicture.ToSvg(report, 600, 120));
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title" && element.Value == "Long pause");
        Assert.True(svg.Descendants().Count(element => element.Name.LocalName == "path") > 3);

        var pixels = await Ffmpeg.ConvertAsync(WaveformPicture.ToPng(report, 600, 120), ["-f", "rawvideo", "-pix_fmt", "rgb24"]);
        Assert.Equal(600 * 120 * 3, pixels.Length);
        var colors = pixels.Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2])).Distinct().ToList();
        Assert.Contains(((byte)0, (byte)114, (byte)178), colors); // speech
        Assert.Contains(((byte)213, (byte)94, (byte)0), colors); // fault

        var text = WaveformPicture.ToText(report, 60);
        Assert.All(text.Take(2), line => Assert.Equal(60, line.Length));
        Assert.True(text[0].Distinct().Count() > 3);
        Assert.Contains('P', text[1]);
        Assert.Contains('─', text[1]);
        Assert.Contains("4s", text[2]);
        Assert.Throws<SpeechException>(() => WaveformPicture.ToPng(report, 5));
        Assert.Throws<SpeechException>(() => WaveformPicture.ToSvg(new SampleReport { Service = "qwen", Findings = [] }));
    }

    [Fact]
    public async Task A_report_is_json_for_programs()
    {
        var json = VoiceJson.Write(await SampleCheck.RunAsync(recordings.Man, SampleRules.Qwen, Token));
        Assert.Contains("\"rule\":\"sample_rate\"", json);
        Assert.Contains("\"outcome\":\"pass\"", json);
        Assert.DoesNotContain("audio", json);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
        => Assert.Contains("nowhere.wav", (await Assert.ThrowsAsync<SpeechException>(() => SampleCheck.RunAsync("nowhere.wav", SampleRules.Qwen, Token))).Message);

    private static CheckOutcome Outcome(SampleReport report, SampleRule rule) => report.Findings.Single(finding => finding.Rule == rule).Outcome;

    private static Task<byte[]> ConvertAsync(byte[] file, string arguments) => Ffmpeg.ConvertAsync(file, arguments.Split(' '));

    private static async Task RefusedAsync(byte[] file, SampleRule rule, bool needsSizes = false)
    {
        if (needsSizes)
            file = Wav(Samples(file))[..^9000]; // a header with true sizes, and less behind it
        var report = await SampleCheck.RunAsync(file, SampleRules.CosyVoice, Token);
        Assert.True(report.Refusal?.Rule == rule, $"{rule} expected: {string.Join("\n", report.Findings)}");
        Assert.NotEmpty(report.Refusal.Advice);
    }

    private static byte[] Wav(float[] samples, int channels = 1)
    {
        var file = new byte[WavFile.HeaderLength + samples.Length * 2];
        WavFile.WriteHeader(file, 24000, samples.Length * 2);
        file[22] = (byte)channels;
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(WavFile.HeaderLength + 2 * i), (short)(Math.Clamp(samples[i], -1, 1) * 32767));
        return file;
    }

    private static float[] Samples(byte[] wav)
    {
        WavFile.ReadHeader(wav, out var header);
        return [.. Enumerable.Range(0, (wav.Length - header.DataOffset) / 2).Select(i => BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(header.DataOffset + 2 * i)) / 32768f)];
    }

    // Chords of three notes, each half a second with harmonics and a soft attack.
    private static float[] Music(int rate, int seconds)
    {
        double[][] chords = [[261.6, 329.6, 392], [349.2, 440, 523.3], [392, 493.9, 587.3], [329.6, 415.3, 493.9]];
        var music = new float[rate * seconds];
        for (var i = 0; i < music.Length; i++)
        {
            var (note, within) = (i / (rate / 2), i % (rate / 2) / (double)(rate / 2));
            foreach (var hertz in chords[note % chords.Length])
            {
                for (var harmonic = 1; harmonic <= 4; harmonic++)
                    music[i] += (float)(0.12 / harmonic * Math.Sin(2 * Math.PI * hertz * harmonic * i / rate) * Math.Min(1, within * 20) * Math.Exp(-within));
            }
        }
        return music;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Asked { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
