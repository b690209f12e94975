using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mynah.Voices;

/// <summary>Custom voices and reports as JSON, for registries and programs. Safe for concurrent calls.</summary>
public static class VoiceJson
{
    /// <summary>Names in snake_case, enumerations as words; for <see cref="VoiceProfile"/>, <see cref="SampleReport"/>, <see cref="DesignReport"/>, <see cref="VoiceClone"/> and <see cref="VoiceFeatures"/>.</summary>
    public static IJsonTypeInfoResolver Resolver => VoiceJsonTypes.Default;

    /// <summary>A profile as it is kept.</summary>
    public static string Write(VoiceProfile profile) => JsonSerializer.Serialize(profile, VoiceJsonTypes.Default.VoiceProfile);

    /// <summary>A report for programs.</summary>
    public static string Write(SampleReport report) => JsonSerializer.Serialize(report, VoiceJsonTypes.Default.SampleReport);

    /// <summary>A report for programs.</summary>
    public static string Write(DesignReport report) => JsonSerializer.Serialize(report, VoiceJsonTypes.Default.DesignReport);

    /// <summary>A fitted voice with both measurements, for programs.</summary>
    public static string Write(VoiceClone clone) => JsonSerializer.Serialize(clone, VoiceJsonTypes.Default.VoiceClone);

    /// <summary>A profile that was kept.</summary>
    /// <exception cref="SpeechException">It is no profile, or a value is out of range.</exception>
    public static VoiceProfile ReadProfile(string json)
    {
        try
        {
            var profile = JsonSerializer.Deserialize(json, VoiceJsonTypes.Default.VoiceProfile)
                ?? throw new JsonException("It is null.");
            profile.Validate();
            return profile;
        }
        catch (JsonException damaged)
        {
            throw new SpeechException(SpeechErrorCode.InvalidArgument, SpeechStage.Validate,
                $"The stored voice cannot be read: {damaged.Message} Delete it and create it again.", damaged);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = false,
    Converters = [typeof(SnakeCaseEnums<CheckOutcome>), typeof(SnakeCaseEnums<SampleRule>), typeof(SnakeCaseEnums<SampleSpanKind>),
        typeof(SnakeCaseEnums<DesignRule>), typeof(SnakeCaseEnums<DesignDimension>), typeof(SnakeCaseEnums<VoiceGender>)])]
[JsonSerializable(typeof(VoiceProfile))]
[JsonSerializable(typeof(SampleReport))]
[JsonSerializable(typeof(DesignReport))]
[JsonSerializable(typeof(VoiceClone))]
internal sealed partial class VoiceJsonTypes : JsonSerializerContext;

internal sealed class SnakeCaseEnums<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) where T : struct, Enum;
