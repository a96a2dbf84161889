namespace Dragoman.Architecture.Tests;

/// <summary>Names all that was found, not only the first of it.</summary>
public static class Findings
{
    public static void None<T>(IEnumerable<T> found)
    {
        var all = found.Distinct().Select(f => $"{f}").Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
