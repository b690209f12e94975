using Mynah.Testing;
using Mynah.Text;

namespace Mynah.Engines.Espeak.Tests;

/// <summary>Languages that change inside a sentence.</summary>
public sealed class MixedTextTests(EngineFixture fixture)
{
    // Plosives close for up to 100 ms in some languages, so silence inside words is measured apart and only the joints are bound.
    private const double LongestJoint = 60;

    [Theory]
    [InlineData("我用 GitHub 写 code。")]
    [InlineData("这个 app 很 nice 吧。")]
    [InlineData("他在 Google 上班。")]
    [InlineData("私はGitHubで本を読む。")]
    [InlineData("これはNetflixの映画です。")]
    [InlineData("나는 GitHub에서 일해요.")]
    [InlineData("그는 Windows를 써요.")]
    [InlineData("Мы используем GitHub каждый день.")]
    [InlineData("Мой новый Windows работает.")]
    [InlineData("He said 你好 to me.")]
    public async Task There_is_no_gap_where_the_language_changes(string text)
    {
        var segment = TextPreparation.Default.Prepare(new TextSegment(text, SegmentEnd.Sentence));
        Assert.True(segment.Runs.Select(run => run.Language).Distinct(StringComparer.Ordinal).Count() == 2, "The sentence is not mixed.");
        var spoken = await Spoken.CollectAsync(fixture.Engine, segment, EngineFixture.AnyVoice);
        foreach (var start in JointsOf(segment, spoken))
        {
            var gap = SilenceAround(spoken, start);
            Assert.True(gap <= LongestJoint, $"{gap:0} ms of silence at {start.TotalMilliseconds:0} ms");
        }
    }

    // Where the first word of each later run begins.
    private static IEnumerable<TimeSpan> JointsOf(SpeechSegment segment, Spoken spoken)
    {
        foreach (var run in segment.Runs.Skip(1))
        {
            var source = run.Spoken.ToSource(new TextSpan(0, run.Spoken.Text.Length));
            var word = spoken.Words.First(word => word.Source.Start >= source.Start);
            yield return word.Start;
        }
    }

    // Milliseconds of silence that touch a moment, give or take the 40 ms of the joint.
    private static double SilenceAround(Spoken spoken, TimeSpan moment)
    {
        const float audible = 0.002f;
        var rate = spoken.SampleRate;
        var longest = 0;
        for (var at = (int)((moment.TotalSeconds - 0.045) * rate); at < (moment.TotalSeconds + 0.02) * rate; at++)
        {
            var end = at;
            while (end < spoken.Samples.Length && Math.Abs(spoken.Samples[end]) < audible)
                end++;
            var begin = at;
            while (begin > 0 && Math.Abs(spoken.Samples[begin - 1]) < audible)
                begin--;
            if (end > at)
                longest = Math.Max(longest, end - begin);
            at = Math.Max(at, end);
        }
        return longest * 1000.0 / rate;
    }
}
