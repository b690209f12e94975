[assembly: AssemblyFixture(typeof(Mynah.Engines.Espeak.Tests.EngineFixture))]

namespace Mynah.Engines.Espeak.Tests;

/// <summary>One warm engine for all tests that do not harm it.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    /// <summary>A plain voice that speaks any language.</summary>
    public static VoiceProfile AnyVoice { get; } = new() { Id = "Test" };

    public EspeakEngine Engine { get; } = new(new EspeakEngineOptions { Workers = 2 });

    public async ValueTask InitializeAsync() => await Engine.StartAsync();

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
