using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

public sealed class LoadTests(EngineFixture fixture)
{
    private readonly EspeakEngine _engine = fixture.Engine;

    [Fact]
    public async Task Fifty_callers_share_two_workers_and_each_gets_all_of_its_text()
    {
        var alone = await SayAsync("All of us speak at the same time.");
        var together = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SayAsync("All of us speak at the same time."))));

        Assert.All(together, spoken => Assert.InRange(spoken.Samples.Length, alone.Samples.Length * 0.98, alone.Samples.Length * 1.02));
        Assert.All(together, spoken => Assert.Equal(alone.Words.Length, spoken.Words.Length));
    }

    [Fact]
    public async Task Two_hundred_cancels_at_random_moments_leave_the_engine_as_it_was()
    {
        const string text = "A longer sentence, which goes on and on, so that there is something to cut short at any moment of it.";
        var whole = await SayAsync(text);
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var framesLeft = random.Next(0, 60);
            var isByToken = random.Next(2) == 0;
            if (isByToken && random.Next(3) == 0)
                cancellation.CancelAfter(TimeSpan.FromMicroseconds(random.Next(0, 4000)));
            try
            {
                await foreach (var _ in _engine.SpeakAsync(Segments.Text("en", text), EngineFixture.AnyVoice, cancellation.Token))
                {
                    if (--framesLeft > 0)
                        continue;
                    if (!isByToken)
                        break;
                    await cancellation.CancelAsync();
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // as asked
            }
        }

        var after = await SayAsync(text);
        Assert.InRange(after.Samples.Length, whole.Samples.Length * 0.98, whole.Samples.Length * 1.02);
        Assert.Equal(whole.Words.Select(word => word.Source), after.Words.Select(word => word.Source));
    }

    private Task<Spoken> SayAsync(string text) => Spoken.CollectAsync(_engine, Segments.Text("en", text), EngineFixture.AnyVoice);
}
