namespace Mynah.Text.Normalization;

/// <summary>Cuts a number into thousands.</summary>
internal static class NumberGroups
{
    /// <summary>The values of the groups of three digits that are not zero, the largest first, each with its power of a thousand.</summary>
    public static IEnumerable<(int Value, int Power)> Of(string digits)
    {
        var count = (digits.Length + 2) / 3;
        var padded = digits.PadLeft(count * 3, '0');
        for (var i = 0; i < count; i++)
        {
            var value = int.Parse(padded.AsSpan(i * 3, 3));
            if (value > 0)
                yield return (value, count - 1 - i);
        }
    }
}
