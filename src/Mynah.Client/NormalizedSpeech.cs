using System.Text.Json.Serialization;
using Mynah.Audio;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Protocol;

namespace Mynah.Client;

/// <summary>The normalized <c>tts.generate</c> request (dossier 06 §3).</summary>
/// <param name="Text">What to say.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="LanguageType">See <see cref="LanguageTypes"/>.</param>
/// <param name="Instruction">How, in words; null for none.</param>
/// <param name="Stream">True for samples in the answer, false for an address.</param>
public sealed record TtsGenerateRequest(
    string Text, string Voice = SpeechOptions.DefaultVoice, string LanguageType = LanguageTypes.Auto, string? Instruction = null, bool Stream = false);

/// <summary>The normalized <c>tts.generate</c> response: an address, or base64 PCM when streamed.</summary>
public sealed record TtsGenerateResponse(
    [property: JsonPropertyName("audio_url")] string? AudioUrl,
    [property: JsonPropertyName("audio_base64_pcm")] string? AudioBase64Pcm,
    [property: JsonPropertyName("sample_rate")] int? SampleRate,
    [property: JsonPropertyName("format")] string? Format);

/// <summary>The normalized <c>tts.realtime</c> request (dossier 06 §4).</summary>
/// <param name="Text">What to say.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Instruction">How, in words; null for none.</param>
/// <param name="SampleRate">Samples per second.</param>
public sealed record TtsRealtimeRequest(string Text, string Voice = SpeechOptions.DefaultVoice, string? Instruction = null, int SampleRate = 24000);

/// <summary>The normalized <c>tts.realtime</c> response. <c>finish_reason</c> is <c>stop</c>; a failure is an exception instead.</summary>
public sealed record TtsRealtimeResponse(
    [property: JsonPropertyName("audio_base64_pcm_chunks")] IReadOnlyList<string> AudioBase64PcmChunks,
    [property: JsonPropertyName("sample_rate")] int SampleRate,
    [property: JsonPropertyName("finish_reason")] string FinishReason);

/// <summary>The normalized interfaces as typed calls.</summary>
public static class NormalizedSpeech
{
    private const string InstructModel = "qwen3-tts-instruct-flash";

    /// <summary><c>tts.generate</c>. An instruction chooses the model that follows instructions, unless one is named.</summary>
    public static async Task<TtsGenerateResponse> GenerateAsync(
        this QwenTtsClient client, TtsGenerateRequest request, string? model = null, CancellationToken cancellationToken = default)
    {
        if (!LanguageTypes.TryGetCode(request.LanguageType, out var language))
            throw SpeechException.Invalid($"The language type '{request.LanguageType}' is unknown. Use one of {LanguageTypes.List}.");
        var options = new SpeechOptions
        {
            Voice = request.Voice, Language = language, Instructions = request.Instruction,
            Model = model ?? (request.Instruction is null ? QwenTtsClient.DefaultModel : InstructModel),
        };
        if (!request.Stream)
        {
            var result = await client.GenerateAsync(request.Text, options, cancellationToken).ConfigureAwait(false);
            return new TtsGenerateResponse(result.AudioUrl.ToString(), null, result.SampleRate, result.Format);
        }
        using var pcm = new MemoryStream();
        await foreach (var chunk in client.StreamAsync(request.Text, options, cancellationToken).ConfigureAwait(false))
        {
            using (chunk)
                pcm.Write(chunk.Data.Span);
        }
        return new TtsGenerateResponse(null, Convert.ToBase64String(pcm.GetBuffer(), 0, (int)pcm.Length), 24000, "pcm");
    }

    /// <summary><c>tts.realtime</c>, over the real WebSocket.</summary>
    public static async Task<TtsRealtimeResponse> SpeakAsync(
        this QwenTtsRealtimeClient client, TtsRealtimeRequest request, string? model = null, CancellationToken cancellationToken = default)
    {
        var options = new SpeechOptions
        {
            Voice = request.Voice, Instructions = request.Instruction, Format = new AudioFormat(AudioEncoding.Pcm, request.SampleRate),
            Model = model ?? (request.Instruction is null ? QwenTtsRealtimeClient.DefaultModel : InstructModel + "-realtime"),
        };
        var chunks = new List<string>();
        await foreach (var happened in client.AsSynthesizer().SynthesizeAsync(request.Text, options, cancellationToken).ConfigureAwait(false))
        {
            if (happened is not AudioChunk chunk)
                continue;
            using (chunk)
                chunks.Add(Convert.ToBase64String(chunk.Data.Span));
        }
        return new TtsRealtimeResponse(chunks, request.SampleRate, "stop");
    }
}
