using System.Globalization;

namespace Dragoman.Web.Staff;

/// <summary>Names of languages and people as they are shown.</summary>
public static class Names
{
    /// <summary>A language in its own words.</summary>
    public static string Language(string code)
    {
        var name = CultureInfo.GetCultureInfo(code).NativeName;
        return name.Length == 0 ? code : char.ToUpper(name[0], CultureInfo.GetCultureInfo(code)) + name[1..];
    }

    /// <summary>One or two letters for a small round picture.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch { 0 => "?", 1 => First(words[0]), _ => First(words[0]) + First(words[^1]) };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
