using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

public sealed class SlowListenerTests
{
    [Fact]
    public async Task A_listener_who_stays_away_does_not_hold_the_only_worker()
    {
        await using var engine = new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
        var voice = new VoiceProfile { Id = "test" };
        var text = Segments.Text("en", "This is a long sentence that goes on, and on, and on, so that it cannot wait in any pipe, and then it goes on a little more, until it ends.");
        await using var slow = engine.SpeakAsync(text, voice).GetAsyncEnumerator();
        Assert.True(await slow.MoveNextAsync());
        var first = slow.Current.Samples.ToArray();

        // The worker is busy with the first sentence: this one is spoken only if the first is read ahead.
        long others = 0;
        await foreach (var frame in engine.SpeakAsync(Segments.Text("en", "Somebody else speaks."), voice))
            others += frame.Samples.Length;
        Assert.True(others > 10_000);

        Assert.Equal(first, slow.Current.Samples.ToArray());
        long rest = first.Length;
        while (await slow.MoveNextAsync())
            rest += slow.Current.Samples.Length;
        long whole = 0;
        await foreach (var frame in engine.SpeakAsync(text, voice))
            whole += frame.Samples.Length;
        Assert.InRange(rest, whole * 0.98, whole * 1.02);
    }
}
