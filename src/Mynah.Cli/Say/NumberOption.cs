using System.CommandLine;
using System.Globalization;

namespace Mynah.Cli.Say;

/// <summary>Options that take a number. The parser's own message for a wrong one names neither the rule nor the next step.</summary>
internal static class NumberOption
{
    public static Option<double> Of(string name, string description, double value) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = argument => Parse(name, argument.Tokens[0].Value),
        HelpName = "N",
    };

    public static double Parse(string name, string value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SpeechException.Invalid($"{name} '{value}' is not a number. Write it with a decimal point, for example {name} 1.5.");

    public static int Whole(string name, double value)
        => value == Math.Floor(value) && Math.Abs(value) < int.MaxValue
            ? (int)value
            : throw SpeechException.Invalid($"{name} {value} is not a whole number. Leave out the decimals.");
}
