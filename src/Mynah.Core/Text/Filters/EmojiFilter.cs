namespace Mynah.Text;

/// <summary>Takes away emoji with their variations and joiners. Waits only for the second half of a surrogate pair.</summary>
internal sealed class EmojiFilter(Action<FilteredChar> next) : FilterStage(next)
{
    private FilteredChar? _high;
    private bool _wasEmoji;
    private char _said = ' ';

    public override void Push(FilteredChar unit)
    {
        if (_high is { } high)
        {
            _high = null;
            if (char.IsLowSurrogate(unit.Value))
            {
                var point = char.ConvertToUtf32(high.Value, unit.Value);
                // Cards, dominoes, letters in boxes, flags, pictures (all of 1F000–1FAFF), and the tags of some flags.
                _wasEmoji = point is (>= 0x1F000 and <= 0x1FAFF) or (>= 0xE0020 and <= 0xE007F);
                if (_wasEmoji)
                    return;
                Say(high);
                Say(unit);
                return;
            }
            Say(high);
        }
        if (char.IsHighSurrogate(unit.Value))
            _high = unit;
        else if (IsPicture(unit.Value) || (_wasEmoji && unit.Value == '\u200D'))
            _wasEmoji = true;
        else if (_wasEmoji && unit.Value == ' ' && _said == ' ')
            _wasEmoji = false; // one space is enough where a picture stood between two
        else
        {
            _wasEmoji = false;
            Say(unit);
        }
    }

    public override void Flush()
    {
        if (_high is { } high)
            Say(high);
        _high = null;
    }

    public override void Clear()
    {
        _high = null;
        _wasEmoji = false;
        _said = ' ';
    }

    // Watches and arrows that phones draw as pictures, symbols and dingbats, stars and squares; the keycap's frame and the
    // selector that asks for a picture. The digit of a keycap stays, and is said.
    private static bool IsPicture(char c)
        => c is '\uFE0F' or '\u20E3' or '\u231A' or '\u231B' or (>= '\u23E9' and <= '\u23FA') or (>= '\u2600' and <= '\u27BF') or (>= '\u2B00' and <= '\u2BFF');

    private void Say(FilteredChar unit)
    {
        _said = char.IsWhiteSpace(unit.Value) ? ' ' : unit.Value;
        Emit(unit);
    }
}
