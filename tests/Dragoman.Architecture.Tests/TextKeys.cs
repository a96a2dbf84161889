using System.Text;
using System.Text.RegularExpressions;

namespace Dragoman.Architecture.Tests;

/// <summary>A key as a source names it; a hole of an interpolated one stands for any word.</summary>
public sealed record TextKey(string Written, string Pattern, bool Plural)
{
    public bool Fits(string key) => Regex.IsMatch(key, Plural ? $@"^{Pattern}\.(one|other)$" : $"^{Pattern}$");
}

/// <summary>Finds <c>T["key"]</c>, <c>T[$"status.{x}"]</c>, <c>T[a ? "x" : "y"]</c> and <c>T.Plural("key", n)</c> in sources.</summary>
public static partial class TextKeys
{
    public static IEnumerable<TextKey> In(string source)
    {
        source = Comment().Replace(source, "");
        foreach (Match match in Call().Matches(source))
            foreach (var (written, pattern) in Literals(source, match.Index + match.Length))
                yield return new TextKey(written, pattern, match.Value.Contains("Plural", StringComparison.Ordinal));
    }

    /// <summary>The string literals of the first argument.</summary>
    private static IEnumerable<(string Written, string Pattern)> Literals(string source, int at)
    {
        for (var depth = 0; at < source.Length; at++)
        {
            var c = source[at];
            if (c == '"')
            {
                // What a condition compares with is no key.
                var compared = at >= 3 && source.AsSpan(at - 3, 3) is "== ";
                var literal = Literal(source, ref at, source[at - 1] == '$');
                if (!compared)
                    yield return literal;
            }
            else if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}' && depth-- == 0)
                yield break;
            else if (c == ',' && depth == 0)
                yield break;
        }
    }

    private static (string, string) Literal(string source, ref int at, bool interpolated)
    {
        var start = ++at;
        var pattern = new StringBuilder();
        while (source[at] != '"')
        {
            if (interpolated && source[at] == '{')
            {
                pattern.Append(@"[\w.]+");
                for (var depth = 0; ; at++)
                {
                    depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
                    if (depth == 0)
                        break;
                }
                at++;
                continue;
            }
            pattern.Append(Regex.Escape(source[at++].ToString()));
        }
        return (source[start..at], pattern.ToString());
    }

    [GeneratedRegex(@"(?:\bT|\b[tT]exts(?:\(\))?)(?:\[|\.Plural\()|(?<=[^\w.])Plural\((?="")|\bthis\[(?="")")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s*///?.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
