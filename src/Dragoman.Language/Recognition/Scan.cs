using System.Globalization;

namespace Dragoman.Language;

/// <summary>Small steps over text that was narrowed to ASCII unit by unit, so that positions stay those of the original.</summary>
internal static class Scan
{
    /// <summary>Full-width forms, other scripts' digits, odd blanks and hyphens as ASCII; same length as the text.</summary>
    public static string Narrow(string text)
    {
        foreach (char c in text)
        {
            if (c >= 0x80) return string.Create(text.Length, text, static (to, from) => NarrowInto(to, from));
        }

        return text;
    }

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    public static bool IsWord(char c) => IsDigit(c) || IsLetter(c);

    /// <summary>Whether an ASCII word, or a hyphen or underscore that ends one, runs into this position from the left.</summary>
    public static bool IsWordBefore(string s, int at) =>
        at > 0 && (IsWord(s[at - 1]) || (s[at - 1] is '-' or '_' && at > 1 && IsWord(s[at - 2])));

    /// <summary>Whether an ASCII word goes on at this position.</summary>
    public static bool IsWordAfter(string s, int at) =>
        at < s.Length && (IsWord(s[at]) || (s[at] is '-' or '_' && at + 1 < s.Length && IsWord(s[at + 1])));

    /// <summary>How many digits stand from here on, counted no further than <paramref name="limit"/>.</summary>
    public static int Digits(string s, int at, int limit)
    {
        int n = 0;
        while (n < limit && at + n < s.Length && IsDigit(s[at + n])) n++;
        return n;
    }

    /// <summary>How many ASCII letters stand from here on, counted no further than <paramref name="limit"/>.</summary>
    public static int Letters(string s, int at, int limit)
    {
        int n = 0;
        while (n < limit && at + n < s.Length && IsLetter(s[at + n])) n++;
        return n;
    }

    public static int EndOfDigits(string s, int at)
    {
        while (at < s.Length && IsDigit(s[at])) at++;
        return at;
    }

    private static void NarrowInto(Span<char> to, string from)
    {
        for (int i = 0; i < from.Length; i++)
        {
            char c = from[i];
            to[i] = c switch
            {
                < (char)0x80 => c,
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\uFFE5' => '¥',
                '\uFFE1' => '£',
                '\u00A0' or '\u2007' or '\u2009' or '\u202F' or '\u3000' => ' ',
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '\uFE63' => '-',
                '\u066B' => '.',
                '\u066C' => ',',
                _ => Other(c),
            };
        }
    }

    private static char Other(char c)
    {
        int digit = char.IsDigit(c) ? CharUnicodeInfo.GetDecimalDigitValue(c) : -1;
        return digit >= 0 ? (char)('0' + digit) : c;
    }
}
