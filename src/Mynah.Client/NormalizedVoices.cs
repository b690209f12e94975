using System.Text.Json.Serialization;
using Mynah.Client.Generation;
using Mynah.Client.Voices;

namespace Mynah.Client;

/// <summary>The normalized <c>tts.voice_clone</c> request (dossier 05 §8).</summary>
/// <param name="Text">What to say with the new voice.</param>
/// <param name="VoiceSample">A file, an address or a data URI; <see cref="Voices.VoiceSample.Parse"/> reads it.</param>
/// <param name="VoiceName">Becomes part of the id; null lets the client make one.</param>
/// <param name="Stream">True for samples in the answer, false for an address.</param>
public sealed record TtsVoiceCloneRequest(string Text, string VoiceSample, string? VoiceName = null, bool Stream = false);

/// <summary>The normalized <c>tts.voice_design</c> request.</summary>
/// <param name="VoicePrompt">What the voice is like.</param>
/// <param name="Text">What to say with it; its beginning is also the preview.</param>
/// <param name="Stream">True for samples in the answer, false for an address.</param>
public sealed record TtsVoiceDesignRequest(string VoicePrompt, string Text, bool Stream = false);

/// <summary>The normalized response of both: an address, or base64 PCM when streamed, and the voice, which stays until it is deleted.</summary>
public sealed record TtsVoiceResponse(
    [property: JsonPropertyName("audio_url")] string? AudioUrl,
    [property: JsonPropertyName("audio_base64_pcm")] string? AudioBase64Pcm,
    [property: JsonPropertyName("sample_rate")] int? SampleRate,
    [property: JsonPropertyName("voice_id")] string VoiceId,
    [property: JsonPropertyName("request_id")] string? RequestId);

/// <summary>The normalized voice interfaces as typed calls: a create, then speech with the new voice.</summary>
public static class NormalizedVoices
{
    private const string CloneModel = "qwen3-tts-vc-2026-01-22";
    private const string DesignModel = "qwen3-tts-vd-2026-01-26";
    private const int MaxPreview = 1024;

    /// <summary><c>tts.voice_clone</c>.</summary>
    /// <param name="voices">Makes the voice.</param>
    /// <param name="speech">Speaks with it.</param>
    /// <param name="request">What to make and say.</param>
    /// <param name="model">A model that is spoken over HTTP; null for the newest.</param>
    /// <param name="cancellationToken">Ends the call; a voice that was made stays.</param>
    public static async Task<TtsVoiceResponse> CloneAsync(
        this VoiceClient voices, QwenTtsClient speech, TtsVoiceCloneRequest request, string? model = null, CancellationToken cancellationToken = default)
    {
        CheckText(request.Text);
        var voice = await voices.CloneAsync(
            new CloneRequest { Sample = VoiceSample.Parse(request.VoiceSample), TargetModel = model ?? CloneModel, Name = request.VoiceName },
            cancellationToken).ConfigureAwait(false);
        return await SpeakAsync(speech, voice, request.Text, request.Stream, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>tts.voice_design</c>.</summary>
    /// <inheritdoc cref="CloneAsync" />
    public static async Task<TtsVoiceResponse> DesignAsync(
        this VoiceClient voices, QwenTtsClient speech, TtsVoiceDesignRequest request, string? model = null, CancellationToken cancellationToken = default)
    {
        CheckText(request.Text);
        var voice = await voices.DesignAsync(
            new DesignRequest { Description = request.VoicePrompt, PreviewText = Beginning(request.Text), TargetModel = model ?? DesignModel },
            cancellationToken).ConfigureAwait(false);
        return await SpeakAsync(speech, voice, request.Text, request.Stream, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<TtsVoiceResponse> SpeakAsync(QwenTtsClient speech, CustomVoice voice, string text, bool stream, CancellationToken cancellationToken)
    {
        var options = voice.Speak();
        if (!stream)
        {
            var result = await speech.GenerateAsync(text, options, cancellationToken).ConfigureAwait(false);
            return new TtsVoiceResponse(result.AudioUrl.ToString(), null, result.SampleRate, voice.Id, result.RequestId);
        }
        using var pcm = new MemoryStream();
        await foreach (var chunk in speech.StreamAsync(text, options, cancellationToken).ConfigureAwait(false))
        {
            using (chunk)
                pcm.Write(chunk.Data.Span);
        }
        return new TtsVoiceResponse(null, Convert.ToBase64String(pcm.GetBuffer(), 0, (int)pcm.Length), 24000, voice.Id, voice.RequestId);
    }

    // A voice costs; it is not made for a text that nobody can say.
    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw SpeechException.Invalid("The text is empty. Give it at least one word.");
    }

    // Not through the middle of a pair of surrogates.
    private static string Beginning(string text) => text.Length <= MaxPreview ? text
        : text[..(char.IsHighSurrogate(text[MaxPreview - 1]) ? MaxPreview - 1 : MaxPreview)];
}
