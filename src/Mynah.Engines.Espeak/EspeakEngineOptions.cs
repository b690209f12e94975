namespace Mynah.Engines.Espeak;

/// <summary>How the engine runs its workers. Immutable; the defaults suit one machine that speaks for several users.</summary>
public sealed record EspeakEngineOptions
{
    /// <summary>How many worker processes to keep; each speaks one segment at a time and takes about 5 MB of its own (31 MB resident, mostly files). 1 … 256; default one per processor.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The worker program. Null: what the environment variable <c>MYNAH_ESPEAK_WORKER</c> names, else <c>worker/mynah-espeak-worker</c>
    /// beside the application.
    /// </summary>
    public string? WorkerPath { get; init; }

    /// <summary>The file of libespeak-ng that the workers load. Null: <c>libespeak-ng.so.1</c> where the system keeps it.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>How long a worker may take to be ready. Default 10 s; it takes about 30 ms on an idle machine.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may take for its first samples, and from each to the next, before it counts as hung. Default 10 s.</summary>
    public TimeSpan SegmentTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may take to obey a cancel before it is replaced. Default 150 ms; it takes below one.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>The clock of the time limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (Workers is < 1 or > 256)
            throw SpeechException.Invalid($"{Workers} workers are out of range. Use 1 to 256; one per processor is a good number.");
        CheckLimit(nameof(StartTimeout), StartTimeout);
        CheckLimit(nameof(SegmentTimeout), SegmentTimeout);
        CheckLimit(nameof(CancelTimeout), CancelTimeout);
    }

    private static void CheckLimit(string name, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero || limit > TimeSpan.FromDays(1))
            throw SpeechException.Invalid($"{name} {limit} is out of range. Use more than zero and at most a day.");
    }
}
