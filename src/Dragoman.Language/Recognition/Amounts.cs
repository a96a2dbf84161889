using System.Globalization;

namespace Dragoman.Language;

/// <summary>Sums of money: a number with a currency sign, code or word on either side.</summary>
internal static class Amounts
{
    private const int LongestNumber = 24;

    private static readonly (string Text, int Factor)[] Multipliers =
        [("百万", 1_000_000), ("万", 10_000), ("萬", 10_000), ("만", 10_000), ("千", 1_000), ("亿", 100_000_000), ("億", 100_000_000)];

    public static Identifier? CurrencyFirst(string s, int at)
    {
        if (Currencies.Before(s, at) is not { } sign) return null;
        int digits = SkipBlank(s, at + sign.Length);
        if (digits >= s.Length || !Scan.IsDigit(s[digits])) return null;
        if (Number(s, digits) is not { } number) return null;
        int end = digits + number.Length;
        string code = sign.Code;
        if (Currencies.After(s, SkipBlank(s, end)) is { } second && (second.Code == code || sign.Text is "$" or "¥"))
        {
            end = SkipBlank(s, end) + second.Length;
            code = second.Code;
        }
        else if (Continues(s, end))
        {
            return null;
        }

        return new Identifier(IdentifierKind.Amount, $"{number.Value} {code}", at, end - at);
    }

    public static Identifier? NumberFirst(string s, int at)
    {
        if (at > 0 && (Scan.IsWord(s[at - 1]) || (at > 1 && s[at - 1] is '.' or ',' && Scan.IsDigit(s[at - 2])))) return null;
        if (Number(s, at) is not { } number) return null;
        int sign = SkipBlank(s, at + number.Length);
        if (Currencies.After(s, sign) is not { } currency) return null;
        return new Identifier(IdentifierKind.Amount, $"{number.Value} {currency.Code}", at, sign + currency.Length - at);
    }

    private static int SkipBlank(string s, int at) => at < s.Length && s[at] == ' ' ? at + 1 : at;

    private static bool Continues(string s, int end) => end < s.Length && Scan.IsWord(s[end]);

    /// <summary>The number at this place, plain ("12846.50"), and how many units it takes up; null if it is none that reads as money.</summary>
    private static (string Value, int Length)? Number(string s, int at)
    {
        var groups = new List<string>(4);
        var separators = new List<char>(4);
        int i = at;
        while (true)
        {
            int n = Scan.Digits(s, i, 16);
            if (n is 0 or > 15) return null;
            groups.Add(s.Substring(i, n));
            i += n;
            if (i - at > LongestNumber) return null;
            if (i + 1 >= s.Length || !Scan.IsDigit(s[i + 1]) || !IsSeparator(s, i, groups)) break;
            separators.Add(s[i++]);
        }

        if (Join(groups, separators) is not { } value) return null;
        foreach ((string text, int factor) in Multipliers)
        {
            if (string.CompareOrdinal(s, i, text, 0, text.Length) != 0) continue;
            decimal scaled = decimal.Parse(value, CultureInfo.InvariantCulture) * factor;
            return (scaled.ToString("0.####", CultureInfo.InvariantCulture), i + text.Length - at);
        }

        return (value, i - at);
    }

    /// <summary>Points, commas and apostrophes part digits; a blank only before a full group of three.</summary>
    private static bool IsSeparator(string s, int i, List<string> groups) => s[i] switch
    {
        '.' or ',' or '\'' or '’' => true,
        ' ' => Scan.Digits(s, i + 1, 4) == 3 && groups[^1].Length <= 3,
        _ => false,
    };

    private static string? Join(List<string> groups, List<char> separators)
    {
        if (separators.Count == 0) return Trim(groups[0]);
        char last = separators[^1];
        bool alone = separators.IndexOf(last) == separators.Count - 1;
        bool decimals = last is '.' or ',' && alone && (separators.Count > 1 || IsDecimalTail(groups, last));
        int whole = decimals ? groups.Count - 1 : groups.Count;
        for (int g = 1; g < whole; g++)
        {
            if (groups[g].Length is < 2 or > 4 || separators[g - 1] != separators[0]) return null;
        }

        if (whole > 1 && (groups[0].Length > 4 || groups[whole - 1].Length < 3)) return null;
        string integer = Trim(string.Concat(groups.Take(whole)));
        if (integer.Length > 15 || (decimals && groups[^1].Length > 4)) return null;
        return decimals ? $"{integer}.{groups[^1]}" : integer;
    }

    /// <summary>With one separator: three digits after it are a group ("3.200"), as are four after a comma ("1,2846"), unless the whole part is zero.</summary>
    private static bool IsDecimalTail(List<string> groups, char separator)
    {
        int tail = groups[1].Length;
        if (groups[0].Length > 4 || groups[0] == "0") return true;
        return tail != 3 && (tail != 4 || separator == '.');
    }

    private static string Trim(string digits) => digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
}
