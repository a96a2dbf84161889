namespace Dragoman.Language;

/// <summary>Identifiers of letters and digits: case numbers, error codes, tracking numbers.</summary>
internal static class Codes
{
    private static readonly int[] UpuWeights = [8, 6, 4, 2, 3, 5, 9, 7];

    /// <summary><c>R-4F7K-92QD</c>. In lower case it needs a digit, so that "r-shop-help" stays a phrase.</summary>
    public static Identifier? CaseNumber(string s, int at)
    {
        const int length = 11;
        if (s[at] is not ('R' or 'r') || at + length > s.Length || s[at + 1] != '-' || s[at + 6] != '-') return null;
        bool sure = s[at] == 'R';
        for (int i = 2; i < length; i++)
        {
            if (i == 6) continue;
            if (!Scan.IsWord(s[at + i])) return null;
            sure |= Scan.IsDigit(s[at + i]);
        }

        return sure && !Scan.IsWordAfter(s, at + length) ? Of(IdentifierKind.CaseNumber, s, at, length) : null;
    }

    /// <summary><c>AE-ERR-403</c>. In lower case a year at the end ("pre-sale-2026") makes it a phrase.</summary>
    public static Identifier? ErrorCode(string s, int at)
    {
        int first = Scan.Letters(s, at, 5);
        int second = at + first + 1;
        if (first is < 2 or > 4 || second >= s.Length || s[second - 1] != '-') return null;
        int middle = Scan.Letters(s, second, 5);
        int third = second + middle + 1;
        if (middle is < 2 or > 4 || third >= s.Length || s[third - 1] != '-') return null;
        int digits = Scan.Digits(s, third, 6);
        if (digits is < 2 or > 5 || Scan.IsWordAfter(s, third + digits)) return null;
        bool year = digits == 4 && s[third] is '1' or '2' && s[third + 1] is '9' or '0';
        if (digits == 4 && year && char.IsAsciiLetterLower(s[at])) return null;
        return Of(IdentifierKind.ErrorCode, s, at, third + digits - at);
    }

    public static Identifier? Tracking(string s, int at)
    {
        if (Scan.Letters(s, at, 3) == 2)
        {
            int digits = Scan.Digits(s, at + 2, 19);
            bool ends = !Scan.IsWordAfter(s, at + 2 + digits);
            bool cainiao = StartsWith(s, at, "LP00") && digits is >= 14 and <= 18;
            bool yun = StartsWith(s, at, "YT") && digits == 16;
            if (ends && (cainiao || yun)) return Of(IdentifierKind.TrackingNumber, s, at, digits + 2);
        }

        return Upu(s, at);
    }

    /// <summary>Two letters, eight digits and their check digit, two letters; single blanks may part them.</summary>
    private static Identifier? Upu(string s, int at)
    {
        Span<char> value = stackalloc char[13];
        int i = at;
        for (int n = 0; n < 13; n++)
        {
            if (n > 0 && i < s.Length && s[i] == ' ') i++;
            if (i >= s.Length) return null;
            bool digit = n is >= 2 and < 11;
            if (digit ? !Scan.IsDigit(s[i]) : !Scan.IsLetter(s[i])) return null;
            value[n] = char.ToUpperInvariant(s[i++]);
        }

        if (Scan.IsWordAfter(s, i)) return null;
        int sum = 0;
        for (int n = 0; n < 8; n++) sum += (value[2 + n] - '0') * UpuWeights[n];
        int check = (11 - (sum % 11)) switch { 10 => 0, 11 => 5, var c => c };
        return value[10] - '0' == check
            ? new Identifier(IdentifierKind.TrackingNumber, new string(value), at, i - at)
            : null;
    }

    private static bool StartsWith(string s, int at, string prefix) =>
        string.Compare(s, at, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static Identifier Of(IdentifierKind kind, string s, int at, int length) =>
        new(kind, s.Substring(at, length).ToUpperInvariant(), at, length);
}
