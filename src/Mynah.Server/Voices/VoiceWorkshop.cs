using Mynah.Audio;
using Mynah.Engines;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>Makes voices. Fitting a clone takes a core, so no more run at a time than there are; the others wait.</summary>
internal sealed class VoiceWorkshop(ISpeechEngine engine) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    /// <summary>Fits a voice to an accepted sample.</summary>
    public async Task<VoiceProfile> CloneAsync(StoredVoice voice, SampleReport sample, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var options = new CloneOptions { Id = voice.Id, Language = voice.Language, Transcript = voice.Text };
            return (await VoiceCloning.CreateAsync(sample, engine, options, cancellationToken).ConfigureAwait(false)).Profile;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Says the preview text of a voice that nobody else knows yet.</summary>
    public async Task<byte[]> PreviewAsync(StoredVoice voice, AudioFormat format, CancellationToken cancellationToken)
    {
        var synthesizer = new LocalSynthesizer(engine, voices: new VoiceDirectory(engine, new OneVoice(voice.Profile!)));
        var options = new SpeechOptions { Voice = voice.Id, Language = voice.Language, Format = format };
        using var file = new MemoryStream();
        await foreach (var happened in synthesizer.SynthesizeAsync(voice.Text!, options, cancellationToken).ConfigureAwait(false))
        {
            if (happened is AudioChunk chunk)
            {
                using (chunk)
                    file.Write(chunk.Data.Span);
            }
        }
        var bytes = file.ToArray();
        if (format.Encoding == AudioEncoding.Wav)
            WavFile.WriteHeader(bytes, format.SampleRate, bytes.Length - WavFile.HeaderLength);
        return bytes;
    }

    public void Dispose() => _places.Dispose();

    private sealed class OneVoice(VoiceProfile profile) : IVoiceSource
    {
        public VoiceProfile? Find(string id) => id == profile.Id ? profile : null;
    }
}
