using System.Diagnostics;

namespace Mynah.Bench.Server;

/// <summary>How one of many sessions was served.</summary>
/// <param name="Audio">Seconds of audio.</param>
/// <param name="Speed">Seconds of audio per second from the common start to the last event.</param>
/// <param name="First">From the common start to the first audio, in ms.</param>
/// <param name="Gap">The longest a player that starts with the first audio has to wait, in ms.</param>
internal sealed record Listening(double Audio, double Speed, double First, double Gap)
{
    public static async Task<Listening> ToAsync(RawSession session, long begin)
    {
        await ServerBenchmarks.SpeakAsync(session);
        long first = 0;
        var (played, gap) = (0.0, 0.0);
        await session.FinishAsync(now =>
        {
            if (first == 0)
                first = now;
            // All audio before this piece has been played by then; what is missing is silence.
            gap = Math.Max(gap, Stopwatch.GetElapsedTime(first, now).TotalSeconds - played);
            played = ServerBenchmarks.Seconds(session);
        });
        return new Listening(
            played, played / Stopwatch.GetElapsedTime(begin).TotalSeconds, Stopwatch.GetElapsedTime(begin, first).TotalMilliseconds, gap * 1000);
    }
}
