namespace Mynah.Text.Chinese.Numbers;

/// <summary>Says dates and times of day in Chinese characters. Thread-safe.</summary>
public static class ChineseDates
{
    /// <summary>A date; the year digit by digit. Parts that are empty are left out.</summary>
    public static string Date(string year, string month, string day) =>
        (year.Length > 0 ? ChineseNumbers.Digits(year) + "年" : "")
        + (month.Length > 0 ? Part(month) + "月" : "")
        + (day.Length > 0 ? Part(day) + "日" : "");

    /// <summary>A time of day: 8, 30 is 八点半; 14, 5 is 十四点零五分.</summary>
    /// <param name="hour">0–24.</param>
    /// <param name="minute">0–59.</param>
    /// <param name="second">0–59, or −1 when it is not given.</param>
    /// <param name="half">am, pm, or nothing; decides 凌晨, 上午, 中午, 下午 or 晚上.</param>
    public static string Time(int hour, int minute, int second = -1, string half = "")
    {
        var said = Daytime(hour, half) + (hour == 2 ? "两" : ChineseNumbers.Cardinal($"{hour}")) + "点";
        if (second >= 0)
            return said + TwoDigits(minute) + "分" + TwoDigits(second) + "秒";
        return minute switch
        {
            0 => said,
            30 when hour is > 0 and <= 12 => said + "半",
            _ => said + TwoDigits(minute) + "分",
        };
    }

    private static string Daytime(int hour, string half) => half.ToUpperInvariant() switch
    {
        "AM" => hour is 12 or < 6 ? "凌晨" : "上午",
        "PM" => hour == 12 ? "中午" : hour < 6 ? "下午" : "晚上",
        _ => "",
    };

    private static string TwoDigits(int value) => value is > 0 and < 10 ? "零" + ChineseNumbers.Cardinal($"{value}") : ChineseNumbers.Cardinal($"{value}");

    private static string Part(string digits) => ChineseNumbers.Cardinal(digits.TrimStart('0') is { Length: > 0 } part ? part : "0");
}
