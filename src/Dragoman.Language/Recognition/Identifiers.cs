namespace Dragoman.Language;

/// <summary>Finds the identifiers a seller mentions: what a translation must not damage and an intake form can fill in.</summary>
public static class Identifiers
{
    /// <summary>All identifiers in the order they stand in, never overlapping. Takes time linear in the text and never throws; null counts as empty.</summary>
    public static IReadOnlyList<Identifier> Find(string text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        string narrow = Scan.Narrow(text);
        var found = new List<Identifier>();
        int at = 0;
        while (at < narrow.Length)
        {
            Identifier? hit = At(narrow, at);
            if (hit is not null)
            {
                found.Add(hit);
                at = hit.Start + hit.Length;
            }
            else
            {
                at = Scan.IsDigit(narrow[at]) ? Scan.EndOfDigits(narrow, at) : at + 1;
            }
        }

        return found;
    }

    /// <summary>The text with every identifier blanked out by the replacement its kind has.</summary>
    internal static string Mask(string text, Func<IdentifierKind, string> replacement)
    {
        IReadOnlyList<Identifier> found = Find(text);
        if (found.Count == 0) return text;
        var masked = new System.Text.StringBuilder(text.Length);
        int at = 0;
        foreach (Identifier identifier in found)
        {
            masked.Append(text, at, identifier.Start - at).Append(' ').Append(replacement(identifier.Kind)).Append(' ');
            at = identifier.Start + identifier.Length;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    private static Identifier? At(string s, int at)
    {
        char c = s[at];
        if (Scan.IsDigit(c)) return OrderNumbers.At(s, at) ?? Amounts.NumberFirst(s, at);
        if (Scan.IsLetter(c) && !Scan.IsWordBefore(s, at))
        {
            Identifier? code = Codes.CaseNumber(s, at) ?? Codes.ErrorCode(s, at) ?? Codes.Tracking(s, at);
            if (code is not null) return code;
        }

        return char.IsWhiteSpace(c) ? null : Amounts.CurrencyFirst(s, at);
    }
}
