using System.Runtime.CompilerServices;
using Mynah.Engines.Espeak.Languages;
using Mynah.Engines.Espeak.Voices;
using Mynah.Engines.Espeak.Workers;
using Mynah.Text;

namespace Mynah.Engines.Espeak;

/// <summary>
/// The embedded engine: speaks with espeak-ng in a pool of worker processes, which start warming up when the engine is made.
/// Safe for concurrent calls; callers beyond the number of workers wait their turn.
/// </summary>
public sealed class EspeakEngine : ISpeechEngine
{
    private const string NativePrefix = "espeak:";
    private readonly WorkerPool _pool;
    private readonly TimeProvider _timeProvider;
    private readonly Lazy<VoiceFiles> _files = new(VoiceFiles.Load, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Makes the engine and starts its workers in the background.</summary>
    /// <exception cref="SpeechException">An option is out of range. That a worker cannot start is told when one is needed.</exception>
    public EspeakEngine(EspeakEngineOptions? options = null)
    {
        options ??= new EspeakEngineOptions();
        options.Validate();
        _timeProvider = options.TimeProvider;
        _pool = new WorkerPool(options);
        _pool.Fill();
    }

    /// <inheritdoc />
    public EngineInfo Info { get; } = new("espeak", WorkerProtocol.SampleRate, LanguageVoices.Codes);

    /// <summary>The process ids of the workers that are alive now, for tests and diagnosis.</summary>
    internal int[] WorkerProcessIds => _pool.ProcessIds;

    /// <summary>Waits until a worker is ready.</summary>
    /// <exception cref="SpeechException">None can be started; the message says what is missing.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
        => _pool.Return(await _pool.TakeAsync("", static () => { }, cancellationToken).ConfigureAwait(false));

    /// <summary>The installed voices, named as <see cref="FindVoice"/> takes them after <c>espeak:</c>. Reads some 200 small files once.</summary>
    /// <exception cref="SpeechException">espeak-ng's data is not installed.</exception>
    public IReadOnlyList<NativeVoice> NativeVoices() => [.. _files.Value.Voices];

    /// <summary>The installed timbres: any may follow any voice after a plus sign (<c>espeak:en-us+f3</c>).</summary>
    /// <exception cref="SpeechException">espeak-ng's data is not installed.</exception>
    public IReadOnlyList<NativeVoice> NativeVariants() => [.. _files.Value.Variants];

    /// <inheritdoc />
    /// <exception cref="SpeechException">The name begins with <c>espeak:</c>, but espeak-ng's data is not installed.</exception>
    public VoiceProfile? FindVoice(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.StartsWith(NativePrefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var (tag, variantName) = Split(name);
        if (_files.Value.Find(tag) is not { } voice)
            return null;
        var variant = variantName is null ? null : _files.Value.FindVariant(variantName);
        if (variantName is not null && variant is null)
            return null;
        return new VoiceProfile
        {
            Id = name,
            Gender = variant?.Gender ?? voice.Gender,
            Language = LanguageVoices.CodeOf(voice.Name),
            IsLanguageFixed = true,
            Variant = variantName,
        };
    }

    /// <inheritdoc />
    public IAsyncEnumerable<SpeechFrame> SpeakAsync(
        SpeechSegment segment, VoiceProfile voice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(voice);
        if (segment.Runs.Count == 0)
            return Silence(segment.End);
        var prosody = Prosody.Of(voice);
        var variant = Variant(voice);
        var runs = InlinePhonemes.Join([.. segment.Runs.Select(run => (Spelled(run), FileFor(run, voice)))]);
        return Speak(
            new SpeakRequest([.. runs.Select(run => new PreparedRun(run.Run, run.File + variant, prosody))], segment.End), cancellationToken);
    }

    /// <summary>The phonemes that <see cref="SpeakAsync"/> would make of each run of a segment, without the sound.</summary>
    /// <returns>One string per run, in order: International Phonetic Alphabet, words divided by blanks, as espeak-ng writes it.</returns>
    /// <exception cref="SpeechException">The engine cannot speak, or has no voice for the language or variant.</exception>
    public async Task<IReadOnlyList<string>> TranscribeAsync(
        SpeechSegment segment, VoiceProfile voice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(voice);
        var (prosody, variant) = (Prosody.Of(voice), Variant(voice));
        var phonemes = new string[segment.Runs.Count];
        for (var i = 0; i < phonemes.Length; i++)
        {
            var (run, file) = InlinePhonemes.Join([(Spelled(segment.Runs[i]), FileFor(segment.Runs[i], voice))])[0];
            phonemes[i] = await Transcription.OfAsync(_pool, new PreparedRun(run, file + variant, prosody), cancellationToken).ConfigureAwait(false);
        }
        return phonemes;
    }

    /// <summary>Ends all worker processes, also those that speak.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async IAsyncEnumerable<SpeechFrame> Speak(SpeakRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var utterance = new BufferedUtterance(_pool, request, _timeProvider, cancellationToken);
        await using var _ = utterance.ConfigureAwait(false);
        while (await utterance.NextAsync().ConfigureAwait(false))
            yield return utterance.Frame;
    }

    // Nothing to say still takes its time: the pause keeps what comes before and after apart.
    private static async IAsyncEnumerable<SpeechFrame> Silence(SegmentEnd end)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return new SpeechFrame(new float[WorkerProtocol.SampleRate * SpeakRequest.PauseMilliseconds(end) / 1000], default);
    }

    // Japanese readings are standard kana; espeak-ng says some of them right only in another spelling.
    private static SpokenRun Spelled(SpokenRun run)
        => run is { Language: "ja", Form: SpokenForm.Reading } ? run with { Spoken = KanaSpelling.Spell(run.Spoken) } : run;

    private string FileFor(SpokenRun run, VoiceProfile voice)
    {
        var tag = LanguageTag(run, voice);
        return LanguageVoices.Find(tag, run.Form)
            ?? _files.Value.Nearest(tag)?.File
            ?? throw new SpeechException(SpeechErrorCode.UnsupportedLanguage, SpeechStage.Validate,
                $"espeak-ng has no voice for the language '{run.Language}'. `mynah voices` lists those that are installed.");
    }

    private static string LanguageTag(SpokenRun run, VoiceProfile voice)
    {
        if (voice.Id.StartsWith(NativePrefix, StringComparison.OrdinalIgnoreCase))
            return Split(voice.Id).Tag;
        // A voice with an accent (en-gb) keeps it in its own language.
        return voice.Language is { } own && own.StartsWith(run.Language + "-", StringComparison.OrdinalIgnoreCase) ? own : run.Language;
    }

    private string Variant(VoiceProfile voice)
    {
        if (voice.Variant is not { Length: > 0 } name)
            return "";
        return _files.Value.FindVariant(name) is null
            ? throw new SpeechException(SpeechErrorCode.UnknownVoice, SpeechStage.Validate,
                $"espeak-ng has no variant '{name}'. `mynah voices` lists those that are installed.")
            : "+" + name;
    }

    private static (string Tag, string? Variant) Split(string name)
    {
        var rest = name[NativePrefix.Length..];
        var plus = rest.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? (rest, null) : (rest[..plus], rest[(plus + 1)..]);
    }
}
