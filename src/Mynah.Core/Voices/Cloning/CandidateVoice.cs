using System.Buffers.Binary;
using Mynah.Audio;
using Mynah.Engines;
using Mynah.Ssml;

namespace Mynah.Voices;

/// <summary>What a candidate measures.</summary>
/// <param name="Features">Like a sample's.</param>
/// <param name="Seconds">How long it speaks for the text, pauses left out.</param>
internal sealed record CandidateMeasure(VoiceFeatures Features, double Seconds);

/// <summary>Speaks with a candidate through the same stages as any stream, and measures what comes out like a sample.</summary>
internal sealed class CandidateVoice : IVoiceSource
{
    private const string Name = "mynah-candidate";
    private static readonly AudioFormat Format = new(AudioEncoding.Pcm, SpeechFrames.Rate);

    private readonly LocalSynthesizer _synthesizer;
    private readonly string _text;
    private readonly string? _language;
    private VoiceProfile? _profile;

    public CandidateVoice(ISpeechEngine engine, string text, string? language)
    {
        _synthesizer = new LocalSynthesizer(engine, voices: new VoiceDirectory(engine, this));
        (_text, _language) = (text, language);
    }

    public VoiceProfile? Find(string id) => id == Name ? _profile : null;

    /// <summary>Measures a candidate.</summary>
    public async Task<CandidateMeasure> MeasureAsync(VoiceProfile profile, CancellationToken cancellationToken)
    {
        _profile = profile;
        return await MeasureAsync(Name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Measures a voice by its name.</summary>
    public async Task<CandidateMeasure> MeasureAsync(string voice, CancellationToken cancellationToken)
    {
        var options = new SpeechOptions { Voice = voice, Language = _language, Format = Format };
        var samples = new List<float>();
        await foreach (var speechEvent in _synthesizer.SynthesizeAsync(_text, options, cancellationToken).ConfigureAwait(false))
        {
            if (speechEvent is not AudioChunk chunk)
                continue;
            for (var i = 0; i + 1 < chunk.Data.Length; i += sizeof(short))
                samples.Add(BinaryPrimitives.ReadInt16LittleEndian(chunk.Data.Span[i..]) / 32768f);
            chunk.Dispose();
        }
        var frames = new SpeechFrames(new Sound(samples.ToArray(), SpeechFrames.Rate));
        var speech = SpeechSpans.Find(frames);
        var features = VoiceFeatures.Measure(frames, new PitchTrack(frames), speech) ?? throw new SpeechException(
            SpeechErrorCode.EngineFailed, SpeechStage.Synthesize, "The engine's voice has no pitch that can be measured, so no clone can be fitted with it. Use another engine.");
        return new CandidateMeasure(features, SpeechSpans.Seconds(speech));
    }
}
