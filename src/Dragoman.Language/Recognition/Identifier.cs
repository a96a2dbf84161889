namespace Dragoman.Language;

/// <summary>What an identifier found in a text names.</summary>
public enum IdentifierKind
{
    /// <summary>A marketplace order: 16 digits, or 15 to 17 that start with 8, 3 or 1.</summary>
    OrderNumber,

    /// <summary>A code shown with an error, such as <c>AE-ERR-403</c>.</summary>
    ErrorCode,

    /// <summary>A parcel: UPU S10 with a right check digit, Cainiao <c>LP00…</c> or YunExpress <c>YT…</c>.</summary>
    TrackingNumber,

    /// <summary>A sum of money with its currency.</summary>
    Amount,

    /// <summary>A case of this desk, such as <c>R-4F7K-92QD</c>.</summary>
    CaseNumber,
}

/// <summary>One identifier and where it stands in the text it was found in.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Value">Normalised: ASCII, upper case, no blanks; order numbers as bare digits; amounts as <c>12846.50 CNY</c>
/// (decimals as they were written, ISO 4217 code).</param>
/// <param name="Start">Index of the first UTF-16 unit in the text as given.</param>
/// <param name="Length">Number of UTF-16 units in the text as given.</param>
public sealed record Identifier(IdentifierKind Kind, string Value, int Start, int Length);
