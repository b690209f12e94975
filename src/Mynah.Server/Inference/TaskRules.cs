using System.Text.RegularExpressions;
using Mynah.Protocol.Inference;
using Mynah.Server.Voices;
using Mynah.Ssml;
using Mynah.Text;

namespace Mynah.Server.Inference;

/// <summary>What is wrong with an order for speech, in the words of the service (dossier 02 §7). Pure.</summary>
internal static partial class TaskRules
{
    private const string SambertPrefix = "sambert-";

    public static ServiceError EmptyText { get; } = ServiceError.Invalid("Please ensure input text is valid.");

    public static ServiceError NoTask { get; } = ServiceError.Invalid("task can not be null");

    public static ServiceError SecondSsml { get; } = ServiceError.Invalid("Text request limit violated, expected 1.");

    /// <summary>The voice is unknown or not one of the model.</summary>
    public static ServiceError WrongVoice(string model) => ServiceError.Invalid(model.StartsWith("qwen-audio", StringComparison.Ordinal)
        ? "[cosyvoice:]Engine error [411]"
        : "[tts:]Engine return error code: 418");

    /// <summary>What stands against a custom voice, after the code of the service; null when nothing does.</summary>
    public static ServiceError? CustomVoice(string model, string? problem)
        => problem is null ? null : ServiceError.Invalid($"{WrongVoice(model).Message}. {problem}");

    /// <summary>More text than a message or a task may hold.</summary>
    public static ServiceError TooLong(string what, long limit, long count)
        => ServiceError.Invalid($"Each {what} sends text is limited: {limit}, current: {count}");

    /// <summary>True for the models whose name is the voice.</summary>
    public static bool IsSambert(string model) => model.StartsWith(SambertPrefix, StringComparison.Ordinal);

    /// <summary>What a client may know of an exception; the rest is in the log under <paramref name="id"/>.</summary>
    public static ServiceError From(Exception error, string model, string id)
        => error is SpeechException { Code: SpeechErrorCode.UnknownVoice } ? WrongVoice(model) : ServiceError.From(error, id);

    /// <summary>Checks model, voice and parameters; null when all is well.</summary>
    /// <param name="model">The model that was named.</param>
    /// <param name="parameters">How to speak.</param>
    /// <param name="api">Where it is asked for: one of the interface names in <see cref="CatalogueModel"/>.</param>
    /// <param name="strict">Refuses also what the synthesizer could speak, but the service would not.</param>
    public static ServiceError? Problem(string model, SynthesisParameters parameters, string api, bool strict)
    {
        if (strict && ModelProblem(model, api) is { } wrongModel)
            return wrongModel;
        if (string.IsNullOrWhiteSpace(parameters.Voice) && !IsSambert(model))
            return ServiceError.Invalid("Request voice is invalid!");
        if (SynthesisMapping.Problem(parameters) is { } problem)
            return ServiceError.Invalid(problem);
        return strict ? StrictProblem(ModelOf(model)!, model, parameters) : null;
    }

    /// <summary>Counts a piece of text; the tags of SSML are free.</summary>
    /// <param name="text">The text, a whole document when it is SSML.</param>
    /// <param name="options">Whether it may be SSML, and who speaks it.</param>
    /// <param name="strict">Refuses SSML for models and voices that do not understand it.</param>
    /// <param name="count">How many characters it has as the service counts.</param>
    public static ServiceError? Count(string text, SpeechOptions options, bool strict, out long count)
    {
        count = 0;
        if (!options.EnableSsml || !SsmlDocument.IsSsml(text))
        {
            count = CharacterCount.Of(text);
            return null;
        }
        if (strict && (ModelOf(options.Model!)?.Ssml == false || VoiceCatalogue.Find(options.Voice)?.Ssml == false))
            return ServiceError.Invalid("SSML text is not supported at the moment!");
        try
        {
            count = SsmlDocument.Parse(text).Characters;
            return null;
        }
        catch (SpeechException error)
        {
            return ServiceError.Invalid($"SSML text is invalid: {error.Message}");
        }
    }

    private static CatalogueModel? ModelOf(string model) => ModelCatalogue.Find(IsSambert(model) ? $"{SambertPrefix}*" : model);

    private static ServiceError? ModelProblem(string name, string api)
    {
        var isHttp = api == CatalogueModel.SynthesizerApi;
        if (ModelOf(name) is not { } model)
            return isHttp ? ServiceError.UnknownModel : ServiceError.Invalid("Model not exist.");
        if (model.Takes(api))
            return null;
        if (!isHttp)
            return ServiceError.Invalid("Model not exist.");
        return ServiceError.Invalid(model.Takes(CatalogueModel.RealtimeApi) ? "current user api does not support http call" : "url error, please check url！");
    }

    private static ServiceError? StrictProblem(CatalogueModel model, string name, SynthesisParameters parameters)
    {
        if (IsSambert(name))
            return null;
        if (!VoiceIds.IsOne(parameters.Voice!) && model.SystemVoices && !ModelCatalogue.Supports(parameters.Voice!, name))
            return WrongVoice(name);
        if (parameters.Format is { Length: > 0 } format && !format.Equals(SynthesisMapping.DefaultFormat, StringComparison.OrdinalIgnoreCase)
            && !model.Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            return ServiceError.Invalid($"format '{format}' is not supported by {name}; use one of {string.Join(", ", model.Formats)}");
        return parameters.Instruction is { Length: > 0 } instruction && !Follows(model, parameters.Voice!, instruction)
            ? ServiceError.Invalid("[tts:]Engine return error code: 428")
            : null;
    }

    // Dossier 02 §3.1: some models take any words, some voices fixed sentences, the others nothing.
    private static bool Follows(CatalogueModel model, string voice, string instruction) => model.Instruct switch
    {
        "false" => false,
        "free text" => true,
        _ when VoiceCatalogue.Find(voice) is { } found => found.Instruct != "false" && (Feeling().IsMatch(instruction) || Dialect().IsMatch(instruction)),
        _ => Request().IsMatch(instruction),
    };

    [GeneratedRegex("^(?:你正在进行.+，|你现在说话的角色是.+，|你正在以一个.+的身份说话，)?你说话的情感是(?:neutral|fearful|angry|sad|surprised|happy|disgusted)。$")]
    private static partial Regex Feeling();

    [GeneratedRegex("^请用.{1,6}表达。$")]
    private static partial Regex Dialect();

    // The sentences for cloned voices; their full list is not public, their form is.
    [GeneratedRegex("^请.+。$")]
    private static partial Regex Request();
}
