using Microsoft.Extensions.Logging;
using Mynah.Server.Voices;

namespace Mynah.Server.Inference;

/// <summary>What every CosyVoice connection and request shares.</summary>
internal sealed record InferenceContext(ISpeechSynthesizer Synthesizer, MynahServerOptions Options, TimeProvider Clock, ILogger Logger, VoiceAccess Voices);
