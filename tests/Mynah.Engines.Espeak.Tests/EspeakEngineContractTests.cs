using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

public sealed class EspeakEngineContractTests(EngineFixture fixture) : SpeechEngineContract
{
    protected override ISpeechEngine Engine => fixture.Engine;

    protected override VoiceProfile Voice => EngineFixture.AnyVoice;

    protected override ISpeechEngine CreateEngine() => new EspeakEngine(new EspeakEngineOptions { Workers = 1 });
}
