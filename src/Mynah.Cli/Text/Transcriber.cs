using Mynah.Engines.Espeak;
using Mynah.Text;

namespace Mynah.Cli.Text;

/// <summary>Gets phonemes from the embedded engine, and says once why there are none when it cannot give them.</summary>
internal sealed class Transcriber : IAsyncDisposable
{
    // No voice of the catalogue: how words are pronounced is then decided by the language alone.
    private static readonly VoiceProfile AnyVoice = new() { Id = "text" };

    private readonly EspeakEngine _engine = new(new EspeakEngineOptions { Workers = 1 });
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _isMissing;

    /// <summary>The phonemes of each run of a segment, or null when the engine gives none.</summary>
    public async Task<IReadOnlyList<string>?> TranscribeAsync(SpeechSegment segment, CancellationToken cancellationToken)
    {
        if (_isMissing)
            return null;
        try
        {
            return await _engine.TranscribeAsync(segment, AnyVoice, cancellationToken);
        }
        catch (SpeechException e)
        {
            _isMissing = e.Code == SpeechErrorCode.MissingDependency;
            if (_told.Add(e.Message))
                Console.Error.WriteLine($"mynah: warning: phonemes are not shown, because the engine cannot be asked: {e.Message}");
            return null;
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
