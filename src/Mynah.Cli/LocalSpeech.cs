using Mynah.Engines.Espeak;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Cli;

/// <summary>The embedded engine and what is built on it, for the life of one command.</summary>
internal sealed class LocalSpeech : IAsyncDisposable
{
    private readonly IDisposable? _sounds;

    /// <param name="workers">Engine processes.</param>
    /// <param name="preparation">What is said for a text; null for the built-in languages.</param>
    /// <param name="sounds">Fetches the sounds of SSML; null refuses them. Owned from here on.</param>
    /// <param name="voices">Cloned and designed voices; null for none. Stays the caller's.</param>
    public LocalSpeech(int workers, TextPreparation? preparation = null, ISoundSource? sounds = null, IVoiceSource? voices = null)
    {
        _sounds = sounds as IDisposable;
        Engine = new EspeakEngine(new EspeakEngineOptions { Workers = workers });
        Synthesizer = new LocalSynthesizer(Engine, preparation, new VoiceDirectory(Engine, voices), sounds: sounds);
    }

    public EspeakEngine Engine { get; }

    public ISpeechSynthesizer Synthesizer { get; }

    public ValueTask DisposeAsync()
    {
        _sounds?.Dispose();
        return Engine.DisposeAsync();
    }
}
