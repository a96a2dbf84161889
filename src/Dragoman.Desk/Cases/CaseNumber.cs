using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Dragoman.Desk.Cases;

/// <summary>
/// Numbers as people see them: <c>R-4F7K-92QD</c>. Seven random characters and a check character over an alphabet of 31
/// (digits and capitals without I, L, O, U, Z). 31 is prime, so the weighted sum finds every wrong character and every swap
/// of neighbours.
/// </summary>
public static class CaseNumber
{
    internal const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    public static string Format(char prefix, ReadOnlySpan<char> body) =>
        $"{prefix}-{body[..4]}-{body[4..]}{Check(body)}";

    /// <summary>Reads a number as people type it: any case, blanks, missing hyphens, O for 0, I or L for 1, Z for 2.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (text is null || text.Length > 40)
            return false;
        Span<char> kept = stackalloc char[40];
        var n = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '-' or '–' or '‑' or '.')
                continue;
            var upper = char.ToUpperInvariant(c);
            kept[n++] = n == 0 ? upper : upper switch { 'O' => '0', 'I' or 'L' => '1', 'Z' => '2', _ => upper };
        }
        if (n != 9 || !char.IsAsciiLetterUpper(kept[0]))
            return false;
        var body = kept[1..8];
        foreach (var c in kept[1..9])
            if (!Alphabet.Contains(c))
                return false;
        if (Check(body) != kept[8])
            return false;
        number = Format(kept[0], body);
        return true;
    }

    private static char Check(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (i + 2) * Alphabet.IndexOf(body[i]);
        return Alphabet[sum % 31];
    }
}

/// <summary>Where new numbers come from: unguessable, or repeatable for a demo marketplace.</summary>
public sealed class CaseNumbers(Random? seeded = null)
{
    public string Next(char prefix)
    {
        Span<char> body = stackalloc char[7];
        if (seeded is null)
            RandomNumberGenerator.GetItems<char>(CaseNumber.Alphabet, body);
        else
            seeded.GetItems<char>(CaseNumber.Alphabet, body);
        return CaseNumber.Format(prefix, body);
    }
}
