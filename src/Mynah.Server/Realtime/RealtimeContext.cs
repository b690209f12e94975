using Microsoft.Extensions.Logging;
using Mynah.Server.Voices;

namespace Mynah.Server.Realtime;

/// <summary>What every realtime session shares.</summary>
internal sealed record RealtimeContext(
    ISpeechSynthesizer Synthesizer, MynahServerOptions Options, TimeProvider Clock, ILogger Logger, VoiceAccess Voices);
