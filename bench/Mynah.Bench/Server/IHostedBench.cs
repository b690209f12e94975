using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mynah.Bench.Server;

/// <summary>What a <see cref="BenchHost"/> serves.</summary>
internal interface IHostedBench : IAsyncDisposable
{
    /// <summary>Processes that work for it and are counted on their own.</summary>
    int[] Workers => [];

    void Add(IServiceCollection services) { }

    void Map(IEndpointRouteBuilder routes);

    /// <summary>Carries out a command of its own.</summary>
    Task<double[]> DoAsync(string command) => throw new ArgumentException($"There is no command '{command}'.", nameof(command));
}
