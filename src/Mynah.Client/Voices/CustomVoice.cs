using Mynah.Protocol.Customization;

namespace Mynah.Client.Voices;

/// <summary>
/// A cloned or designed voice as its service tells it. What a service does not tell is null: lists of CosyVoice, for one, say nothing
/// about models. Immutable.
/// </summary>
/// <param name="Id">What <see cref="SpeechOptions.Voice"/> takes.</param>
/// <param name="Service">Who keeps it.</param>
public sealed record CustomVoice(string Id, VoiceService Service)
{
    /// <summary>The one model that it can be used with.</summary>
    public string? TargetModel { get; init; }

    /// <summary>See <see cref="VoiceStatus"/>; Qwen voices are always <c>OK</c>.</summary>
    public string Status { get; init; } = VoiceStatus.Ok;

    /// <summary>When it was made, in the time zone of the service, which it does not tell.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>When it was last changed, likewise.</summary>
    public DateTime? ModifiedAt { get; init; }

    /// <summary>Qwen designs: what the voice is like.</summary>
    public string? Description { get; init; }

    /// <summary>Qwen designs: what the preview says.</summary>
    public string? PreviewText { get; init; }

    /// <summary>Qwen designs: language code.</summary>
    public string? Language { get; init; }

    /// <summary>The preview of a voice that was just designed; no later question brings it back.</summary>
    public VoicePreview? Preview { get; init; }

    /// <summary>CosyVoice clones: where the sample can be fetched.</summary>
    public string? SampleAddress { get; init; }

    /// <summary>Clones on a Mynah server: who allowed it.</summary>
    public VoiceConsent? Consent { get; init; }

    /// <summary>The id of the request that told this.</summary>
    public string? RequestId { get; init; }

    /// <summary>True when it can be spoken with now.</summary>
    public bool IsUsable => Status == VoiceStatus.Ok;

    /// <summary>Options that speak with this voice: its id, its model, and the rule that keeps both together.</summary>
    /// <param name="options">What else is wanted; null for nothing.</param>
    /// <exception cref="SpeechException">The options ask for another model, or this voice's model is not known.</exception>
    public SpeechOptions Speak(SpeechOptions? options = null)
    {
        var binding = new VoiceBinding(Id, TargetModel ?? throw SpeechException.Invalid(
            $"The model of the voice '{Id}' is not known, for lists of its service do not tell it. Ask with QueryAsync first."));
        options ??= new SpeechOptions();
        binding.Check(Id, options.Model ?? TargetModel);
        return options with { Voice = Id, Model = TargetModel, Binding = binding };
    }
}

/// <summary>The sound of a designed voice. Immutable.</summary>
/// <param name="Audio">The complete file.</param>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Format"><c>wav</c>, <c>pcm</c>, <c>mp3</c> or <c>opus</c>.</param>
public sealed record VoicePreview(ReadOnlyMemory<byte> Audio, int SampleRate, string Format);
