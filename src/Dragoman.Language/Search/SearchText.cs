using System.Text;

namespace Dragoman.Language;

/// <summary>
/// The tokenizer both sides of a full-text index share (SQLite FTS5, PostgreSQL <c>simple</c>). Tokens hold only folded
/// letters and ASCII digits, so that none needs quoting, and are at most 64 units long.
/// </summary>
public static class SearchText
{
    /// <summary>No more of a text than this many UTF-16 units is indexed.</summary>
    public const int LongestInput = 20_000;

    /// <summary>No query asks for more terms than this.</summary>
    public const int MostQueryTerms = 12;

    /// <summary>
    /// What to store in the index: the tokens parted by blanks. Words stay whole, identifiers and joined words with a digit
    /// in them ("AB-12-XL") are there whole and in parts, runs of Han and kana and of Hangul become overlapping pairs. Never throws.
    /// </summary>
    public static string Prepare(string text)
    {
        string capped = TextFolding.Cap(text, LongestInput);
        var tokens = new List<string>();
        SearchTokens.Append(capped, tokens, wholesToo: true);
        foreach (Identifier identifier in Identifiers.Find(capped))
        {
            if (Whole(identifier) is { } whole) tokens.Add(whole);
        }

        return string.Join(' ', tokens);
    }

    /// <summary>
    /// The distinct terms a query asks for, all of which a match must contain: identifiers whole, whatever way they were
    /// written, then words and pairs; at most <see cref="MostQueryTerms"/>. Empty if there is nothing to search for. Never throws.
    /// </summary>
    public static IReadOnlyList<string> QueryTerms(string query)
    {
        string capped = TextFolding.Cap(query, LongestInput);
        var terms = new List<string>();
        var rest = new StringBuilder(capped);
        foreach (Identifier identifier in Identifiers.Find(capped))
        {
            if (Whole(identifier) is not { } whole) continue;
            terms.Add(whole);
            for (int i = 0; i < identifier.Length; i++) rest[identifier.Start + i] = '\n';
        }

        SearchTokens.Append(rest.ToString(), terms, wholesToo: false);
        return [.. terms.Distinct(StringComparer.Ordinal).Take(MostQueryTerms)];
    }

    /// <summary>An identifier as one token; amounts are numbers like any other.</summary>
    private static string? Whole(Identifier identifier) => identifier.Kind == IdentifierKind.Amount
        ? null
        : identifier.Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
