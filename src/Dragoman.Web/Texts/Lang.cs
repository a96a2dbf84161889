using System.Globalization;

namespace Dragoman.Web.Texts;

/// <summary>Texts, numbers and times in one language. Placeholders are named: <c>T["due.in", ("time", "14:20")]</c>.</summary>
public sealed class Lang(TextShelf shelf, string code)
{
    public string Code => code;
    public bool RightToLeft => code == "ar";
    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>Western digits everywhere, so that numbers match the codes beside them.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(code switch { "zh" => "zh-CN", "en" => "en-GB", "ar" => "ar-EG", var other => other });

    /// <summary>The text; a key without one shows itself, so that it is noticed.</summary>
    public string this[string key] => shelf.Find(code, key) ?? key;

    public string this[string key, params (string Name, object? Value)[] values]
    {
        get
        {
            var text = this[key];
            foreach (var (name, value) in values)
                text = text.Replace($"{{{name}}}", value switch { null => "", IFormattable f => f.ToString(null, Culture), _ => value.ToString() });
            return text;
        }
    }

    public bool Knows(string key) => shelf.Find(code, key) is not null;

    /// <summary>The form of <paramref name="key"/> that fits <paramref name="n"/>: keys end in .zero, .one, .two, .few, .many, .other; <c>{n}</c> is the number.</summary>
    public string Plural(string key, long n, params (string Name, object? Value)[] values)
    {
        var form = $"{key}.{Plurals.FormOf(code, n)}";
        return this[Knows(form) ? form : $"{key}.other", [("n", n.ToString("N0", Digits)), .. values]];
    }

    public string Number(double n, int decimals = 0) => n.ToString($"N{decimals}", Digits);

    public string Percent(double share, int decimals = 0) => share.ToString($"P{decimals}", Digits);

    public string Money(long minor, string currency)
    {
        var units = Desk.Orders.Import.OrderLine.MinorUnits(currency);
        return $"{((decimal)minor / units).ToString(units == 1 ? "N0" : units == 1000 ? "N3" : "N2", Digits)} {currency}";
    }

    public string Date(DateOnly date) => date.ToString("d", Culture);

    /// <summary>Day and time in a zone, such as "23 Nov 14:20".</summary>
    public string Moment(DateTime utc, string zone)
    {
        var local = Local(utc, zone);
        var day = code is "zh" or "ja" ? local.ToString("M月d日", CultureInfo.InvariantCulture)
            : code == "ko" ? local.ToString("M월 d일", CultureInfo.InvariantCulture)
            : local.ToString("d MMM", Culture);
        return $"{day} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    public string Clock(DateTime utc, string zone) => Local(utc, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static DateTime Local(DateTime utc, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(utc, found) : utc;

    /// <summary>A length of time in two units at most: "2 h 05 min", "3 days 4 h".</summary>
    public string Span(TimeSpan span)
    {
        span = span.Duration();
        if (span.TotalDays >= 2)
            return span.Hours == 0 ? Plural("span.days", span.Days) : this["span.pair", ("a", Plural("span.days", span.Days)), ("b", Plural("span.hours", span.Hours))];
        if (span.TotalHours >= 1)
            return span.Minutes == 0 ? Plural("span.hours", (long)span.TotalHours) : this["span.pair", ("a", Plural("span.hours", (long)span.TotalHours)), ("b", Plural("span.minutes", span.Minutes))];
        return Plural("span.minutes", (long)Math.Max(1, Math.Round(span.TotalMinutes)));
    }

    private NumberFormatInfo Digits => code == "ar" ? CultureInfo.GetCultureInfo("en-GB").NumberFormat : Culture.NumberFormat;
}

/// <summary>Plural forms after Unicode CLDR, for whole numbers.</summary>
public static class Plurals
{
    public static string FormOf(string language, long n)
    {
        n = Math.Abs(n);
        return language switch
        {
            "zh" or "ja" or "ko" => "other",
            "fr" or "pt" => n is 0 or 1 ? "one" : "other",
            "ru" => n % 10 == 1 && n % 100 != 11 ? "one" : n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? "few" : "many",
            "ar" => n switch { 0 => "zero", 1 => "one", 2 => "two", _ => n % 100 is >= 3 and <= 10 ? "few" : n % 100 >= 11 ? "many" : "other" },
            _ => n == 1 ? "one" : "other",
        };
    }
}
