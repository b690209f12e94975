using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Mynah.Audio;
using Mynah.Engines.Espeak;
using Mynah.Server;

namespace Mynah.Bench.Server;

/// <summary>The real server with the real engine, one worker for each processor.</summary>
internal sealed class SpeechHost : IHostedBench
{
    private readonly EspeakEngine _engine = new();
    private readonly LocalSynthesizer _synthesizer;

    public SpeechHost() => _synthesizer = new LocalSynthesizer(_engine);

    public int[] Workers => _engine.WorkerProcessIds;

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<ISpeechSynthesizer>(_synthesizer);
        services.AddMynahServer(options =>
        {
            options.ResultFolder = Path.Combine(Path.GetTempPath(), $"mynah-bench-{Environment.ProcessId}");
            options.MaxConnections = options.MaxSessionsPerKey = 5000;
            options.IdleTimeout = TimeSpan.FromMinutes(10);
        });
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapMynah();

    /// <summary>Speaks the text as many times as the command says, without any server, four at a time. Gives the seconds of audio.</summary>
    public async Task<double[]> DoAsync(string command)
    {
        var seconds = new double[int.Parse(command)];
        var options = new SpeechOptions { Format = new AudioFormat(AudioEncoding.Pcm, 24000), Language = "en" };
        await Parallel.ForEachAsync(Enumerable.Range(0, seconds.Length), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, stop) =>
        {
            await foreach (var happened in _synthesizer.SynthesizeAsync(BenchText.Paragraph, options, stop))
            {
                if (happened is not AudioChunk chunk)
                    continue;
                seconds[i] += chunk.Duration.TotalSeconds;
                chunk.Dispose();
            }
        });
        return [seconds.Sum()];
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
