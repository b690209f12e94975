using Microsoft.Extensions.Logging;

namespace Mynah.Server.Inference;

/// <summary>What every CosyVoice connection and request shares.</summary>
internal sealed record InferenceContext(ISpeechSynthesizer Synthesizer, MynahServerOptions Options, TimeProvider Clock, ILogger Logger);
