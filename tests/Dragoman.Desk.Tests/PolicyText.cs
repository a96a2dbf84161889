namespace Dragoman.Desk.Tests;

/// <summary>The reference policy's text, with something changed in it.</summary>
internal static class PolicyText
{
    public static string Reference { get; } = File.ReadAllText(Repository.Paths("").Policy).ReplaceLineEndings("\n");

    public static string With(string old, string @new)
    {
        Assert.Contains(old, Reference);
        return Reference.Replace(old, @new, StringComparison.Ordinal);
    }

    /// <summary>The line on which this stands, counted from 1.</summary>
    public static int LineOf(string text, string what) => text[..text.IndexOf(what, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
