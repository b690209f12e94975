namespace Mynah.Client.Voices;

/// <summary>
/// What to do when a create was sent and its answer never came: the voice may exist, and a second create would make a second voice.
/// So nothing is sent again; the client looks whether the voice is there.
/// </summary>
internal static class UnclearCreate
{
    // Looking goes on for no longer than this many voices; an account has at most 1,000 (dossier 05 §1).
    private const int MostLooked = 2000;
    private const int MostNamed = 5;

    /// <summary>True when the service may have made a voice although the call failed.</summary>
    public static bool Is(SpeechException error) => !ServiceHttp.IsUnsent(error) && error switch
    {
        { StatusCode: >= 400 and < 500 and not 408 } => false, // refused
        { Code: SpeechErrorCode.Timeout or SpeechErrorCode.ConnectionFailed or SpeechErrorCode.ProtocolViolation } => true,
        { StatusCode: not null } => true,
        _ => false, // never sent
    };

    /// <summary>Looks for the voice. One with a name that nobody else uses is given back; otherwise an error says what was found.</summary>
    /// <param name="client">Lists.</param>
    /// <param name="service">Where the voice would be.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isNameOwn">Whether the client made the name up for this voice.</param>
    /// <param name="error">How the create failed.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public static async Task<CustomVoice> ResolveAsync(
        VoiceClient client, VoiceService service, string name, bool isNameOwn, SpeechException error, CancellationToken cancellationToken)
    {
        var found = new List<CustomVoice>();
        try
        {
            await foreach (var voice in client.ListAsync(service, service == VoiceService.CosyVoice ? name : null, cancellationToken: cancellationToken)
                .Take(MostLooked).ConfigureAwait(false))
            {
                if (voice.Id.Contains($"-{name}-", StringComparison.Ordinal))
                    found.Add(voice);
            }
        }
        catch (SpeechException)
        {
            throw Unknown(error, $"Whether the voice '{name}' was made could not be found out.");
        }
        if (isNameOwn && found.Count == 1)
            return found[0];
        throw Unknown(error, found.Count == 0
            ? $"No voice named '{name}' is there yet, but it may still come."
            : $"There are voices of that name: {string.Join(", ", found.Take(MostNamed).Select(voice => voice.Id))}; the newest may be this one.");
    }

    private static SpeechException Unknown(SpeechException error, string found) => new(error.Code, error.Stage,
        $"The create was sent, but its answer was lost. {found} List the voices before you create it again, or there may be two. ({error.Message})", error)
    {
        StatusCode = error.StatusCode, ServiceCode = error.ServiceCode, RequestId = error.RequestId, IsRetrySafe = false,
    };
}
