using Microsoft.Extensions.Logging;

namespace Mynah.Server.Realtime;

/// <summary>What every realtime session shares.</summary>
internal sealed record RealtimeContext(
    ISpeechSynthesizer Synthesizer, MynahServerOptions Options, TimeProvider Clock, ILogger Logger);
