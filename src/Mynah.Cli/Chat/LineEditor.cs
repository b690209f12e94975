using System.Globalization;
using System.Text;

namespace Mynah.Cli.Chat;

/// <summary>Reads a line from the keyboard: text, backspace, Ctrl-U (all away), Enter, Ctrl-D (the end).</summary>
internal sealed class LineEditor(Keyboard keyboard)
{
    private const char EndOfInput = '\u0004';
    private const char EraseAll = '\u0015';

    /// <summary>The line; null at the end of the input.</summary>
    public async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        Console.Write(prompt);
        var line = new StringBuilder();
        while (await keyboard.ReadAsync(cancellationToken) is { } key)
        {
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    Console.WriteLine();
                    return line.ToString();
                case { KeyChar: EndOfInput } when line.Length == 0:
                    Console.WriteLine();
                    return null;
                case { Key: ConsoleKey.Backspace }:
                    Erase(line);
                    break;
                case { KeyChar: EraseAll }:
                    while (line.Length > 0)
                        Erase(line);
                    break;
                case var _ when !char.IsControl(key.KeyChar):
                    line.Append(key.KeyChar);
                    Console.Write(key.KeyChar);
                    break;
            }
        }
        return null;
    }

    private static void Erase(StringBuilder line)
    {
        if (line.Length == 0)
            return;
        var starts = StringInfo.ParseCombiningCharacters(line.ToString());
        var last = line.ToString(starts[^1], line.Length - starts[^1]);
        line.Length = starts[^1];
        // Ideographs, kana, hangul and emoji fill two columns.
        var columns = last.Length > 1 || last[0] is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFF00' and <= '\uFF60') ? 2 : 1;
        for (var i = 0; i < columns; i++)
            Console.Write("\b \b");
    }
}
