using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Mynah.Diagnostics;

namespace Mynah.Server.Diagnostics;

/// <summary>Listens to Mynah's meter and tells the sums in the Prometheus text format 0.0.4.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    // From a good first buffer (5 ms) to a time limit (15 s); also fits gaps and real-time factors.
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _instruments = new();

    public PrometheusMetrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, SpeechTelemetry.Meter))
            {
                _instruments.TryAdd(instrument, new ConcurrentDictionary<string, Series>(StringComparer.Ordinal));
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
        _ = SpeechTelemetry.Sessions; // its instruments exist from here on, so that /metrics names them before the first session
    }

    public void Dispose() => _listener.Dispose();

    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (instrument, series) in _instruments.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            var kind = instrument.GetType().GetGenericTypeDefinition();
            var (type, suffix) = kind == typeof(Histogram<>) ? ("histogram", "") : kind == typeof(Counter<>) ? ("counter", "_total") : ("gauge", "");
            var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + suffix;
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {type}\n");
            foreach (var (labels, values) in series)
            {
                lock (values)
                    Write(text, name, labels, values, type == "histogram");
            }
        }
        return text.ToString();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_instruments.TryGetValue(instrument, out var all))
            return;
        // Our tags are few fixed words (error codes), never anything a client can choose.
        var labels = tags.Length == 0 ? "" : $"{tags[0].Key}=\"{tags[0].Value}\"";
        var series = all.GetOrAdd(labels, static _ => new Series(Bounds.Length));
        lock (series)
        {
            series.Sum += value;
            series.Count++;
            for (var i = 0; i < Bounds.Length; i++)
            {
                if (value <= Bounds[i])
                    series.Buckets[i]++;
            }
        }
    }

    private static void Write(StringBuilder text, string name, string labels, Series series, bool isHistogram)
    {
        if (!isHistogram)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length == 0 ? "" : $"{{{labels}}}")} {series.Sum}\n");
            return;
        }
        for (var i = 0; i < Bounds.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"{Bounds[i]}\"}} {series.Buckets[i]}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"+Inf\"}} {series.Count}\n{name}_sum {series.Sum}\n{name}_count {series.Count}\n");
    }

    private sealed class Series(int buckets)
    {
        public double Sum;
        public long Count;
        public readonly long[] Buckets = new long[buckets];
    }
}
