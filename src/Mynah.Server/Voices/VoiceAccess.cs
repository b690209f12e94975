using Mynah.Voices;

namespace Mynah.Server.Voices;

/// <summary>Decides whether a key may speak with a custom voice, and with which model (dossier 05 §5).</summary>
internal sealed class VoiceAccess(IVoiceRegistry? registry = null)
{
    /// <summary>What stands against it; null when nothing does or the voice is no custom one.</summary>
    /// <param name="owner">The key.</param>
    /// <param name="model">The model of the synthesis; it must be the one that the voice was made for.</param>
    /// <param name="voice">The name of the voice; null for none.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async ValueTask<string?> ProblemAsync(string owner, string model, string? voice, CancellationToken cancellationToken)
    {
        // A gateway keeps no voices: the service behind it knows its own.
        if (registry is null || voice is null || !VoiceIds.IsOne(voice))
            return null;
        // Another key's voice and one that never was are told in the same words.
        if (await registry.FindAsync(owner, voice, cancellationToken).ConfigureAwait(false) is not { } found)
            return $"The voice '{voice}' is not found.";
        if (found.TargetModel != model)
            return $"The voice '{voice}' was made for the model '{found.TargetModel}' and cannot be used with '{model}'.";
        return found.State switch
        {
            VoiceState.Usable => null,
            VoiceState.Deploying => $"The voice '{voice}' is still being made; try again in a moment.",
            _ => $"The voice '{voice}' could not be made and cannot be used; delete it.",
        };
    }
}
