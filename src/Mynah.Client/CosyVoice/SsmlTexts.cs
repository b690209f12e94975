using Mynah.Ssml;

namespace Mynah.Client.CosyVoice;

/// <summary>Checks a document here, where the error can name line and column, before the service refuses it without saying why.</summary>
internal static class SsmlTexts
{
    /// <exception cref="SpeechException">Malformed, not allowed, or longer than one message may be.</exception>
    public static SsmlDocument Check(string text)
    {
        var document = SsmlDocument.Parse(text, isStrict: true);
        return document.Characters <= TextCut.PerMessage ? document : throw SpeechException.Invalid(
            $"The SSML document speaks {document.Characters} counted characters; CosyVoice takes {TextCut.PerMessage} in one piece. Split it into several documents.");
    }
}
