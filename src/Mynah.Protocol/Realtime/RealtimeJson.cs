using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mynah.Protocol.Realtime;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SessionUpdate))]
[JsonSerializable(typeof(TextAppend))]
[JsonSerializable(typeof(TextCommit))]
[JsonSerializable(typeof(TextClear))]
[JsonSerializable(typeof(ResponseCancel))]
[JsonSerializable(typeof(SessionFinish))]
[JsonSerializable(typeof(ErrorReported))]
[JsonSerializable(typeof(SessionCreated))]
[JsonSerializable(typeof(SessionUpdated))]
[JsonSerializable(typeof(TextCommitted))]
[JsonSerializable(typeof(TextCleared))]
[JsonSerializable(typeof(ResponseCreated))]
[JsonSerializable(typeof(ResponseDone))]
[JsonSerializable(typeof(OutputItemAdded))]
[JsonSerializable(typeof(OutputItemDone))]
[JsonSerializable(typeof(ContentPartAdded))]
[JsonSerializable(typeof(AudioDelta))]
[JsonSerializable(typeof(AudioDone))]
[JsonSerializable(typeof(ContentPartDone))]
[JsonSerializable(typeof(SessionFinished))]
internal sealed partial class RealtimeJson : JsonSerializerContext;
