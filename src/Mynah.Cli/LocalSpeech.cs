using Mynah.Engines.Espeak;
using Mynah.Text;

namespace Mynah.Cli;

/// <summary>The embedded engine and what is built on it, for the life of one command.</summary>
internal sealed class LocalSpeech : IAsyncDisposable
{
    public LocalSpeech(int workers, TextPreparation? preparation = null)
    {
        Engine = new EspeakEngine(new EspeakEngineOptions { Workers = workers });
        Synthesizer = new LocalSynthesizer(Engine, preparation);
    }

    public EspeakEngine Engine { get; }

    public ISpeechSynthesizer Synthesizer { get; }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
