namespace Dragoman.Language;

/// <summary>Order numbers: one run of digits, or groups of them parted by single blanks or single hyphens.</summary>
internal static class OrderNumbers
{
    private const int Digits = 16;

    public static Identifier? At(string s, int at)
    {
        if (at > 0 && (Scan.IsDigit(s[at - 1]) || IsPartOfCode(s, at) || IsAfterDecimal(s, at))) return null;
        int run = Scan.Digits(s, at, Digits + 2);
        return run >= Digits - 1 ? OneRun(s, at, run) : Grouped(s, at, run);
    }

    private static Identifier? OneRun(string s, int at, int run)
    {
        bool known = run == Digits || (run is 15 or 17 && s[at] is '8' or '3' or '1');
        if (run > Digits + 1 || !known || GoesOn(s, at + run)) return null;
        if (at > 1 && s[at - 1] == '-' && Scan.IsWord(s[at - 2])) return null;
        bool hyphenTail = at + run < s.Length && s[at + run] == '-' && Scan.Digits(s, at + run + 1, 3) >= 2;
        return hyphenTail ? null : new Identifier(IdentifierKind.OrderNumber, s.Substring(at, run), at, run);
    }

    private static Identifier? Grouped(string s, int at, int firstGroup)
    {
        int end = at + firstGroup;
        if (firstGroup is < 2 or > 8 || end >= s.Length || s[end] is not (' ' or '-')) return null;
        char separator = s[end];
        if (FollowsGroupOf(s, at, firstGroup, separator)) return null;

        int total = firstGroup;
        int group = firstGroup;
        while (total < Digits)
        {
            if (end >= s.Length || s[end] != separator) return null;
            group = Scan.Digits(s, end + 1, Digits);
            if (group is < 2 or > 8) return null;
            total += group;
            end += 1 + group;
        }

        if (total != Digits || GoesOn(s, end)) return null;
        bool another = end < s.Length && s[end] == separator && Scan.Digits(s, end + 1, group + 1) == group;
        if (another || (separator == '-' && Scan.IsWordAfter(s, end))) return null;
        string value = s[at..end].Replace(separator.ToString(), "", StringComparison.Ordinal);
        return new Identifier(IdentifierKind.OrderNumber, value, at, end - at);
    }

    /// <summary>A group of the same size before this one means a longer number was cut here.</summary>
    private static bool FollowsGroupOf(string s, int at, int size, char separator)
    {
        if (at < 2 || s[at - 1] != separator || !Scan.IsDigit(s[at - 2])) return false;
        int n = 0;
        while (n <= size && at - 2 - n >= 0 && Scan.IsDigit(s[at - 2 - n])) n++;
        return n == size || separator == '-';
    }

    /// <summary>One to three capitals right before the digits make them the number of something else ("YT…", "SKU…").</summary>
    private static bool IsPartOfCode(string s, int at)
    {
        int n = 0;
        while (n <= 3 && at - 1 - n >= 0 && char.IsAsciiLetterUpper(s[at - 1 - n])) n++;
        return n is >= 1 and <= 3 && (at - 1 - n < 0 || !Scan.IsLetter(s[at - 1 - n]));
    }

    private static bool IsAfterDecimal(string s, int at) =>
        at > 1 && s[at - 1] is '.' or ',' && Scan.IsDigit(s[at - 2]);

    private static bool GoesOn(string s, int end)
    {
        if (end >= s.Length) return false;
        return Scan.IsDigit(s[end]) || char.IsAsciiLetterUpper(s[end]) || s[end] == '_'
            || (s[end] is '.' or ',' && end + 1 < s.Length && Scan.IsDigit(s[end + 1]));
    }
}
