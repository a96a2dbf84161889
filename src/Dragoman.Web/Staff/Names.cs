using System.Globalization;

namespace Dragoman.Web.Staff;

/// <summary>Names of people as they are shown.</summary>
public static class Names
{
    /// <summary>One or two letters for a small round picture.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch { 0 => "?", 1 => First(words[0]), _ => First(words[0]) + First(words[^1]) };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
