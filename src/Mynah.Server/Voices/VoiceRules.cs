using System.Buffers;
using Mynah.Audio;
using Mynah.Protocol;
using Mynah.Protocol.Customization;
using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>What the members of a request may be (dossier 05 §2–4). Pure; every method gives the checked value or throws the documented error.</summary>
internal static class VoiceRules
{
    private const int MaxPageSize = 100; // dossier 05 §2.2, our choice
    private const int DefaultPageSize = 10;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
    private static readonly string[] Languages = ["zh", "en", "de", "it", "pt", "es", "ja", "ko", "fr", "ru"];
    private static readonly string[] MoreLanguages = [.. Languages, "th", "id", "vi", "yue"];
    private static readonly int[] PreviewRates = [8000, 16000, 24000, 48000];

    public static string Name(string? value, string member, int most) => value is { Length: > 0 } && value.Length <= most && !value.AsSpan().ContainsAnyExcept(NameCharacters)
        ? value
        : throw VoiceErrors.Invalid($"{member} must be 1 to {most} digits, letters or underscores");

    public static string Text(string? value, string member, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw VoiceErrors.Invalid($"required field missing: input.{member}");
        var length = value.EnumerateRunes().Count();
        if (length < least)
            throw VoiceErrors.Invalid($"{member} should not be shorter than {least} characters");
        if (length > most)
            throw VoiceErrors.Invalid($"{member} should not be longer than {most} characters; it has {length}");
        return value.Contains('\0', StringComparison.Ordinal) ? throw VoiceErrors.Invalid($"{member} holds a character with the code 0") : value;
    }

    public static string? OptionalText(string? value, string member, int most) => string.IsNullOrWhiteSpace(value) ? null : Text(value, member, 1, most);

    public static string? Language(string? value, VoiceFamily family)
    {
        var known = family == VoiceFamily.Qwen ? Languages : MoreLanguages;
        return value is null or "" || known.Contains(value, StringComparer.Ordinal) ? (value is "" ? null : value)
            : throw VoiceErrors.Invalid($"language '{value}' is not supported; use one of {string.Join(", ", known)}");
    }

    public static string Model(string? value, VoiceFamily family, VoiceOrigin origin)
    {
        if (string.IsNullOrEmpty(value))
            throw VoiceErrors.Invalid("required field missing: input.target_model");
        if (Takes(value, family, origin))
            return value;
        var models = ModelCatalogue.All.Where(model => Takes(model.Id, family, origin)).Select(model => model.Id).Order(StringComparer.Ordinal);
        throw VoiceErrors.Invalid($"target_model '{value}' is not supported here; use one of {string.Join(", ", models)}");
    }

    public static (int Index, int Size) Page(CustomizationInput input)
    {
        var (index, size) = (input.PageIndex ?? 0, input.PageSize ?? DefaultPageSize);
        if (index < 0)
            throw VoiceErrors.Invalid($"page_index is {index}; pages are counted from 0");
        return size is >= 1 and <= MaxPageSize ? (index, size) : throw VoiceErrors.Invalid($"page_size is {size}; it must be 1 to {MaxPageSize}");
    }

    public static AudioFormat Preview(CustomizationParameters? parameters)
    {
        var rate = parameters?.SampleRate ?? 24000;
        if (!PreviewRates.Contains(rate))
            throw VoiceErrors.Invalid($"sample_rate {rate} is not supported; use one of {string.Join(", ", PreviewRates)}");
        var encoding = parameters?.ResponseFormat is { Length: > 0 } name
            ? AudioFormatNames.FromWire(name) ?? throw VoiceErrors.Invalid($"response_format '{name}' is not supported; use wav, pcm, mp3 or opus")
            : AudioEncoding.Wav;
        var format = new AudioFormat(encoding, rate);
        return format.Problem() is { } problem ? throw VoiceErrors.Invalid(problem) : format;
    }

    public static ConsentStatement? Consent(VoiceConsent? given, bool isRequired, DateTimeOffset now)
    {
        if (given is null)
        {
            return isRequired
                ? throw VoiceErrors.Invalid("this server clones a voice only with input.consent: who allowed it, purpose, and reference to the statement")
                : null;
        }
        return new ConsentStatement(
            Text(given.Who, "consent.who", 1, 200), Text(given.Purpose, "consent.purpose", 1, 1000), OptionalText(given.Reference, "consent.reference", 500), now);
    }

    private static bool Takes(string id, VoiceFamily family, VoiceOrigin origin) => ModelCatalogue.Find(id) is { } model
        && (origin == VoiceOrigin.Clone ? model.ClonedVoices : model.DesignedVoices)
        && (model.Family is "cosyvoice" or "qwen-audio-tts" ? VoiceFamily.CosyVoice : VoiceFamily.Qwen) == family;
}
