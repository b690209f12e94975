using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Inference;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(RunTask))]
[JsonSerializable(typeof(ContinueTask))]
[JsonSerializable(typeof(FinishTask))]
[JsonSerializable(typeof(TaskStarted))]
[JsonSerializable(typeof(ResultGenerated))]
[JsonSerializable(typeof(TaskFinished))]
[JsonSerializable(typeof(TaskFailed))]
[JsonSerializable(typeof(SynthesisRequest))]
[JsonSerializable(typeof(SynthesisInput))]
[JsonSerializable(typeof(SynthesisResponse))]
internal sealed partial class InferenceJson : JsonSerializerContext;
