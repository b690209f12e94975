using System.CommandLine;

namespace Mynah.Cli.Say;

/// <summary>The options that say whether and where speech is played.</summary>
/// <param name="IsPlayed">Whether to play; null to play when that is possible.</param>
/// <param name="Device">A part of the device's name; null for the default one.</param>
internal sealed record PlayArguments(bool? IsPlayed, string? Device)
{
    private static readonly Option<bool> PlayOption = new("--play") { Description = "Play it on the loudspeaker, and fail when there is none (default without --out: play when there is one)." };
    private static readonly Option<bool> NoPlayOption = new("--no-play") { Description = "Do not play it." };
    private static readonly Option<string?> DeviceOption = new("--device") { Description = "Play it on this device, or one with this in its name; implies --play.", HelpName = "NAME" };

    public static IReadOnlyList<Option> All { get; } = [PlayOption, NoPlayOption, DeviceOption];

    public static PlayArguments Read(ParseResult parsed)
    {
        var (isOn, isOff, device) = (parsed.GetValue(PlayOption), parsed.GetValue(NoPlayOption), parsed.GetValue(DeviceOption));
        if (isOff && (isOn || device is not null))
            throw SpeechException.Invalid("--no-play was given together with --play or --device. Give one of them.");
        return new PlayArguments(isOn || device is not null ? true : isOff ? false : null, device);
    }
}
