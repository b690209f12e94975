using System.Text;

namespace Mynah.Text.Chinese.Numbers;

/// <summary>Says telephone numbers in Chinese characters: digit by digit, in groups parted by spaces. Thread-safe.</summary>
public static class ChineseTelephones
{
    /// <summary>A telephone number as it is written: a mobile number without groups gets 3-4-4, a leading + is 加.</summary>
    /// <param name="number">Digits with spaces, hyphens, brackets, and a leading + if there is one.</param>
    /// <param name="isMandarin">Whether 1 is said 幺.</param>
    public static string Telephone(ReadOnlySpan<char> number, bool isMandarin = true)
    {
        var said = new StringBuilder();
        foreach (var group in Groups(number))
        {
            if (said.Length > 0)
                said.Append(' ');
            if (group[0] == '+')
                said.Append('加');
            said.Append(ChineseNumbers.Digits(group, isMandarin));
        }
        return said.ToString();
    }

    private static List<string> Groups(ReadOnlySpan<char> number)
    {
        var groups = new List<string>();
        var group = new StringBuilder();
        foreach (var character in number)
        {
            if (char.IsAsciiDigit(character) || character == '+')
                group.Append(character);
            else
                Close(groups, group);
        }
        Close(groups, group);
        return groups;
    }

    private static void Close(List<string> groups, StringBuilder group)
    {
        var digits = group.ToString();
        group.Clear();
        if (digits.Length == 11 && digits[0] == '1')
            groups.AddRange([digits[..3], digits[3..7], digits[7..]]);
        else if (digits.Length is 10 or 11 or 12 && digits[0] == '0')
        {
            var area = digits[1] is '1' or '2' ? 3 : 4;
            groups.AddRange([digits[..area], digits[area..^4], digits[^4..]]);
        }
        else if (digits.Length == 8)
            groups.AddRange([digits[..4], digits[4..]]);
        else if (digits.Trim('+').Length > 0)
            groups.Add(digits);
    }
}
