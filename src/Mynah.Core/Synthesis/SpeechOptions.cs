using Mynah.Audio;
using Mynah.Text;
using Mynah.Text.Lexicons;

namespace Mynah;

/// <summary>How to speak. Immutable; the defaults speak with <see cref="DefaultVoice"/> as 24 kHz WAV.</summary>
public sealed record SpeechOptions
{
    /// <summary>The voice used when none is named (the service's default, dossier 01 §2.1).</summary>
    public const string DefaultVoice = "Cherry";

    /// <summary>Least <see cref="Rate"/> and <see cref="Pitch"/> (dossier 01 §2.1).</summary>
    public const double MinFactor = 0.5;

    /// <summary>Greatest <see cref="Rate"/> and <see cref="Pitch"/> (dossier 01 §2.1).</summary>
    public const double MaxFactor = 2.0;

    /// <summary>The service's model; local engines ignore it. Null means the synthesizer's default.</summary>
    public string? Model { get; init; }

    /// <summary>A catalogue voice (<c>Cherry</c>), an engine voice (<c>espeak:en-us+f3</c>) or a custom voice's id.</summary>
    public string Voice { get; init; } = DefaultVoice;

    /// <summary>Whose custom voices may be used, in SSML too; null means anybody's. A server sets it to the name of the key.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// Which model a custom voice was made for. While <see cref="Voice"/> is that voice, <see cref="Model"/> must be that model. Null when
    /// not known: then only the service can say.
    /// </summary>
    public VoiceBinding? Binding { get; init; }

    /// <summary>A language code (<c>zh</c>, <c>en</c>, <c>yue</c> …); null means: detect it sentence by sentence.</summary>
    public string? Language { get; init; }

    /// <summary>Who decides where an utterance ends. Default: the synthesizer does.</summary>
    public SegmentationMode Mode { get; init; }

    /// <summary>The form of the audio. Default: 24 kHz WAV.</summary>
    public AudioFormat Format { get; init; } = AudioFormat.Default;

    /// <summary>What the container spans. Default: the whole stream, so that the chunks joined are one file.</summary>
    public ContainerScope Container { get; init; }

    /// <summary>Speaking rate, 0.5 … 2.0; 1.0 as the voice speaks. At 2.0 the audio is half as long.</summary>
    public double Rate { get; init; } = 1.0;

    /// <summary>Pitch factor, 0.5 … 2.0; 1.0 as the voice speaks. The duration does not change.</summary>
    public double Pitch { get; init; } = 1.0;

    /// <summary>Loudness, 0 … 100; 50 as the voice speaks, 0 silence, 100 about +6 dB behind a limiter.</summary>
    public int Volume { get; init; } = 50;

    /// <summary>
    /// What becomes of text in a language that Mynah has no rules for: refused when true, spoken as it is written by the engine's
    /// nearest voice when false.
    /// </summary>
    public bool IsStrict { get; init; }

    /// <summary>How to speak, in words ("warm and calm, a little slower"). Only some models and engines act on it.</summary>
    public string? Instructions { get; init; }

    /// <summary>Readings for this stream alone; they win over those of the program. Null for none.</summary>
    public Lexicon? Lexicon { get; init; }

    /// <summary>What the header of the audio says beside the format; see <see cref="AudioTag"/>. Raw PCM carries none.</summary>
    public IReadOnlyList<AudioTag> Tags { get; init; } = [];

    /// <summary>
    /// What is taken out of the text before it is spoken: the marks of Markdown, emoji, addresses, citations. Null for nothing. Events
    /// still speak of the text as it was appended.
    /// </summary>
    public TextFilterOptions? Filter { get; init; }

    /// <summary>
    /// True when the text may be SSML: all text until the commit, or the end of the commands, is one document
    /// (<see cref="Ssml.SsmlDocument"/>), whose <c>speak</c> elements are one utterance each. Text that does not begin like a document
    /// is spoken as it is. Default: false, tags are text.
    /// </summary>
    public bool EnableSsml { get; init; }

    /// <summary>Checks every value that needs no knowledge of voices or models.</summary>
    /// <exception cref="SpeechException">Names the value, its range and what to do.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Voice))
            throw SpeechException.Invalid("The voice name is empty. Name a voice, for example Cherry; `mynah voices` lists them.");
        Binding?.Check(Voice, Model);
        CheckFactor(nameof(Rate), Rate);
        CheckFactor(nameof(Pitch), Pitch);
        if (Volume is < 0 or > 100)
            throw SpeechException.Invalid($"Volume {Volume} is out of range. Use 0 (silence) to 100; 50 leaves the voice as it is.");
        if (Format.Problem() is { } problem)
            throw SpeechException.Invalid(problem);
        if (Tags.Select(tag => tag.Problem()).FirstOrDefault(text => text is not null) is { } tagProblem)
            throw SpeechException.Invalid(tagProblem);
    }

    private static void CheckFactor(string name, double value)
    {
        if (!(value is >= MinFactor and <= MaxFactor))
            throw SpeechException.Invalid($"{name} {value} is out of range. Use {MinFactor} to {MaxFactor:0.0}; 1.0 leaves the voice as it is.");
    }
}

/// <summary>Who decides where an utterance ends.</summary>
public enum SegmentationMode
{
    /// <summary>The synthesizer speaks each sentence as soon as it is complete (<c>server_commit</c>).</summary>
    Auto,

    /// <summary>Only <see cref="Commit"/> and the end of the commands start an utterance (<c>commit</c>).</summary>
    Manual,
}

/// <summary>What one container (the header and trailer of WAV, MP3 or Ogg) spans.</summary>
public enum ContainerScope
{
    /// <summary>The whole stream: all chunks joined are one file.</summary>
    Stream,

    /// <summary>One utterance: the chunks of each utterance joined are a file of their own.</summary>
    Utterance,
}
