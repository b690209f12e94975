using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Mynah.Diagnostics;

/// <summary>The one source of traces and the one meter, both called <see cref="Name"/>.</summary>
public static class SpeechTelemetry
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "Mynah";

    /// <summary>One activity for each stream.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>All instruments.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Open connections and requests of the server.</summary>
    public static UpDownCounter<int> Sessions { get; } = Meter.CreateUpDownCounter<int>("mynah.sessions", null, "Open connections and requests.");

    internal static Histogram<double> FirstAudio { get; } = Meter.CreateHistogram<double>("mynah.first_audio", "s", "From the first text to the first audio.");

    internal static Histogram<double> Gap { get; } = Meter.CreateHistogram<double>("mynah.chunk_gap", "s", "Between two pieces of audio of one utterance.");

    internal static Histogram<double> RealTimeFactor { get; } = Meter.CreateHistogram<double>("mynah.real_time_factor", null, "Time needed per time of audio.");

    internal static Counter<long> Characters { get; } = Meter.CreateCounter<long>("mynah.characters", null, "Counted characters spoken.");

    internal static Counter<double> Audio { get; } = Meter.CreateCounter<double>("mynah.audio", "s", "Audio made.");

    internal static Counter<int> Cancels { get; } = Meter.CreateCounter<int>("mynah.cancels", null, "Utterances cut short.");

    internal static Counter<int> Errors { get; } = Meter.CreateCounter<int>("mynah.errors", null, "Streams that failed, by code.");
}
