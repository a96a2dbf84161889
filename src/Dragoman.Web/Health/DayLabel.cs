using System.Globalization;
using Dragoman.Web.Texts;

namespace Dragoman.Web.Health;

/// <summary>A day on the time axis.</summary>
public static class DayLabel
{
    public static string Of(Lang texts, DateOnly date) => texts.Code switch
    {
        "zh" or "ja" => date.ToString("M月d日", CultureInfo.InvariantCulture),
        "ko" => date.ToString("M월 d일", CultureInfo.InvariantCulture),
        _ => date.ToString("d MMM", texts.Culture),
    };
}
