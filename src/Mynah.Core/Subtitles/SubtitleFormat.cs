namespace Mynah.Subtitles;

/// <summary>How the times of words are written down.</summary>
public enum SubtitleFormat
{
    /// <summary>One JSON object with every word: text, place in the text, begin and end in milliseconds.</summary>
    Json,

    /// <summary>SubRip: numbered cues, times with a comma.</summary>
    Srt,

    /// <summary>WebVTT: times with a dot.</summary>
    Vtt,
}
