using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Ssml;
using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>Each element of SSML changes what is heard, measured on the audio that users get.</summary>
public sealed class SsmlSoundTests(EngineFixture fixture)
{
    private const int Rate = 24000;

    // All voiced, so that F0 is measured nearly everywhere.
    private const string English = "We were away a year ago, and now we are all well.";

    private static readonly Sound Music = new(Tone.Sine(6000, 16000, 0.5), 16000);

    [Fact]
    public async Task A_break_of_two_seconds_lengthens_by_two_seconds()
    {
        var plain = await SpeakAsync("<speak>Good morning, everybody.</speak>");
        var between = await SpeakAsync("<speak>Good morning, <break time='2s'/>everybody.</speak>");
        Assert.Equal(2, Seconds(between) - Seconds(plain), 0.1);

        var inside = await SpeakAsync("<speak>Good morning, every <break time='2s'/>body.</speak>");
        Assert.InRange(LongestSilence(inside), 1.9, 2.25);
        Assert.InRange(LongestSilence(await SpeakAsync("<speak>好的<break/>再见</speak>")), 0.9, 1.25);
    }

    [Fact]
    public async Task Rate_pitch_and_volume_are_those_of_the_speak_element()
    {
        var plain = await SpeakAsync($"<speak>{English}</speak>");
        var quick = await SpeakAsync($"<speak rate='2'>{English}</speak>");
        var high = await SpeakAsync($"<speak pitch='1.3'>{English}</speak>");
        var soft = await SpeakAsync($"<speak volume='25'>{English}</speak>");

        Assert.Equal(0.5, Seconds(quick) / Seconds(plain), 0.03);
        Assert.Equal(1.3, Pitch.Median(high, Rate) / Pitch.Median(plain, Rate), 0.12);
        Assert.Equal(-6, Tone.Decibels(Tone.Rms(soft) / Tone.Rms(plain)), 1.0);
    }

    [Fact]
    public async Task Each_speak_element_has_its_own_voice()
    {
        var both = await SpeakAsync($"<speak voice='Ethan'>{English}</speak><speak voice='Cherry'>{English}</speak>");
        var ethan = both[..(both.Length * 4 / 10)];
        var cherry = both[(both.Length * 6 / 10)..];
        Assert.True(Pitch.Median(cherry, Rate) > 1.3 * Pitch.Median(ethan, Rate));
    }

    [Fact]
    public async Task Digits_and_cardinal_differ_and_an_alias_and_phonemes_are_what_is_said()
    {
        foreach (var (first, second) in ((string, string)[])[
            ("<say-as interpret-as='digits'>123</say-as>", "<say-as interpret-as='cardinal'>123</say-as>"),
            ("银行<say-as interpret-as='digits'>123</say-as>", "银行<say-as interpret-as='cardinal'>123</say-as>"),
            ("WHO", "<sub alias='World Health Organization'>WHO</sub>"),
            ("我要到银<phoneme alphabet='py' ph='xing2'>行</phoneme>去", "我要到银<phoneme alphabet='py' ph='hang2'>行</phoneme>去"),
            ("the tomato is ripe", "the <phoneme alphabet='cmu' ph='T AH0 M AA1 T OW2'>tomato</phoneme> is ripe"),
        ])
        {
            // The engine's flutter makes a difference too, so each is the nearest of several.
            var (same, other) = (1.0, 1.0);
            var audio = await SpeakAsync($"<speak>{first}.</speak>");
            for (var i = 0; i < 3; i++)
            {
                same = Math.Min(same, Difference(audio, await SpeakAsync($"<speak>{first}.</speak>")));
                other = Math.Min(other, Difference(audio, await SpeakAsync($"<speak>{second}.</speak>")));
            }
            Assert.True(other > 0.02 && other > 1.5 * same, $"{second}: {same} {other}");
        }
    }

    [Theory]
    [InlineData("<say-as interpret-as='digits'>123</say-as> go", "one two three go")]
    [InlineData("The <sub alias='World Health Organization'>WHO</sub> says", "The World Health Organization says")]
    [InlineData("我要到银<phoneme alphabet='py' ph='hang2'>行</phoneme>去", "我要到银行去")]
    public async Task What_is_marked_sounds_like_what_it_stands_for(string marked, string plain)
        => Assert.InRange(Seconds(await SpeakAsync($"<speak>{marked}.</speak>")) / Seconds(await SpeakAsync($"<speak>{plain}.</speak>")), 0.93, 1.07);

    [Fact]
    public async Task Filters_and_equalizer_change_their_bands()
    {
        var plain = await SpeakAsync($"<speak>{English} She sees six ships.</speak>");
        var low = await SpeakAsync($"<speak effect='lpfilter' effectValue='800'>{English} She sees six ships.</speak>");
        var high = await SpeakAsync($"<speak effect='hpfilter' effectValue='1500'>{English} She sees six ships.</speak>");
        var muffled = await SpeakAsync($"<speak effect='lowpass'>{English} She sees six ships.</speak>");
        var bright = await SpeakAsync($"<speak effect='eq' effectValue='0 0 0 0 0 0 12 0'>{English} She sees six ships.</speak>");

        // The filters themselves are measured on tones; the engine's flutter alone moves a band by up to two decibels.
        Assert.True(Change(low, plain, 1600, 4000) < -10);
        Assert.Equal(0, Change(low, plain, 100, 500), 4.0);
        Assert.True(Change(high, plain, 100, 600) < -14);
        Assert.Equal(0, Change(high, plain, 2500, 5000), 4.0);
        Assert.True(Change(muffled, plain, 2000, 5000) < -12);
        Assert.InRange(Change(bright, plain, 3600, 4400), 7, 16);
        Assert.Equal(0, Change(bright, plain, 100, 800), 4.0);
        Assert.All(new[] { low, high, muffled, bright }, audio => Assert.Equal(plain.Length, (double)audio.Length, plain.Length * 0.02));
    }

    [Fact]
    public async Task Robot_is_monotone_lolita_is_higher_and_echo_goes_on()
    {
        var plain = await SpeakAsync($"<speak>{English}</speak>");
        var robot = await SpeakAsync($"<speak effect='robot'>{English}</speak>");
        var lolita = await SpeakAsync($"<speak effect='lolita'>{English}</speak>");
        var echo = await SpeakAsync($"<speak effect='echo'>{English}</speak>");

        Assert.Equal(100, Pitch.Median(robot, Rate), 3.0);
        Assert.InRange(Monotony(robot), 10, double.MaxValue);
        Assert.InRange(Monotony(plain), -5, 5);
        Assert.Equal(1.4, Pitch.Median(lolita, Rate) / Pitch.Median(plain, Rate), 0.15);
        Assert.Equal(Seconds(plain), Seconds(lolita), 0.1);
        Assert.InRange(Seconds(echo) - Seconds(plain), 1.0, 2.0);
        var tail = echo.AsSpan(plain.Length, Rate / 5);
        Assert.True(Tone.Rms(tail) > 0.003, "the echo is heard after the voice has ended");
        Assert.All(new[] { robot, lolita, echo }, audio => Assert.InRange(Tone.Peak(audio), 0.1f, 0.985f));
    }

    [Fact]
    public async Task Music_is_heard_below_the_speech_and_a_sound_between_words()
    {
        var plain = await SpeakAsync($"<speak>{English}</speak>");
        var under = await SpeakAsync($"<speak bgm='music' backgroundMusicVolume='50'>{English}</speak>");
        Assert.Equal(plain.Length, (double)under.Length, plain.Length * 0.02);
        Assert.Equal(0.125, Tone.Amplitude(under, Rate, 6000), 0.03);
        Assert.True(Tone.Amplitude(plain, Rate, 6000) < 0.01);
        Assert.InRange(Change(under, plain, 100, 3000), -3, 3);

        var between = await SpeakAsync($"<speak>We were <soundEvent src='music'/> away.</speak>");
        Assert.True(Seconds(between) > Seconds(await SpeakAsync("<speak>We were away.</speak>")) + 0.4);
    }

    private async Task<float[]> SpeakAsync(string document)
    {
        var synthesizer = new LocalSynthesizer(fixture.Engine, sounds: new OneSound());
        var options = new SpeechOptions { EnableSsml = true, Format = new AudioFormat(AudioEncoding.Pcm, Rate) };
        var samples = new List<float>();
        await foreach (var happened in synthesizer.SynthesizeAsync(document, options, TestContext.Current.CancellationToken))
        {
            for (var i = 0; happened is AudioChunk chunk && i < chunk.Data.Length; i += 2)
                samples.Add(BinaryPrimitives.ReadInt16LittleEndian(chunk.Data.Span[i..]) / 32768f);
        }
        return [.. samples];
    }

    private static double Seconds(float[] samples) => (double)samples.Length / Rate;

    private static double LongestSilence(float[] samples)
    {
        int longest = 0, current = 0;
        foreach (var sample in samples.AsSpan(0, samples.AsSpan().LastIndexOfAnyExceptInRange(-0.003f, 0.003f)))
        {
            current = Math.Abs(sample) < 0.003f ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return (double)longest / Rate;
    }

    /// <summary>By how much the power between two frequencies changed, in dB.</summary>
    private static double Change(float[] now, float[] before, double from, double to) => 10 * Math.Log10(Power(now, from, to) / Power(before, from, to));

    // A comb of 40 frequencies, each measured over pieces of 4096 samples.
    private static double Power(float[] samples, double from, double to)
    {
        var steps = from == to ? 1 : 40;
        double sum = 0;
        for (var start = 0; start + 4096 <= samples.Length; start += 4096)
        {
            for (var i = 0; i < steps; i++)
                sum += Math.Pow(Tone.Amplitude(samples.AsSpan(start, 4096), Rate, from + (to - from) * i / 39), 2);
        }
        return sum;
    }

    /// <summary>The power at multiples of 100 Hz against that half way between them, in dB.</summary>
    private static double Monotony(float[] samples)
        => 10 * Math.Log10(Enumerable.Range(1, 30).Sum(i => Power(samples, 100 * i, 100 * i)) / Enumerable.Range(1, 30).Sum(i => Power(samples, 100 * i + 50, 100 * i + 50)));

    /// <summary>How much two recordings differ, 0 … 1: the distance of their levels below and above 1.5 kHz in steps of 20 ms. Samples never agree: the engine's voice flutters.</summary>
    private static double Difference(float[] a, float[] b)
    {
        const int step = Rate / 50;
        double distance = 0, level = 0;
        foreach (var make in (Func<IAudioStage>[])[() => BiquadCascade.LowPass(Rate, 1500), () => BiquadCascade.HighPass(Rate, 1500)])
        {
            var (first, second) = (StageRun.Whole(make(), a), StageRun.Whole(make(), b));
            for (var at = 0; at < Math.Max(first.Length, second.Length); at += step)
            {
                var (x, y) = (LevelAt(first, at), LevelAt(second, at));
                distance += Math.Abs(x - y);
                level += x + y;
            }
        }
        return distance / level;

        static double LevelAt(float[] samples, int at) => at >= samples.Length ? 0 : Tone.Rms(samples.AsSpan(at, Math.Min(step, samples.Length - at)));
    }

    private sealed class OneSound : ISoundSource
    {
        public ValueTask<Sound> LoadAsync(string address, CancellationToken cancellationToken) => ValueTask.FromResult(Music);
    }
}
