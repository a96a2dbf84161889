using System.Text.RegularExpressions;

namespace Dragoman.Architecture.Tests;

public partial class SourceTests
{
    private const int MostLines = 300;

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".css", ".js").Where(f => !f.Contains("/Migrations/")).ToList();
        Assert.NotEmpty(files);
        Findings.None(files.Select(f => (File: f, Lines: Repository.Read(f).Count(c => c == '\n'))).Where(f => f.Lines > MostLines));
    }

    [Fact]
    public void Nothing_in_the_sources_is_left_undone()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".css", ".js", ".csproj").ToList();
        Assert.NotEmpty(files);
        Findings.None(from file in files
                      from Match match in Undone().Matches(Repository.Read(file))
                      select $"{file}: {match.Value}");
    }

    [Fact]
    public void No_type_is_named_after_nothing_in_particular()
    {
        var named = from file in Repository.Files("src", ".cs")
                    from Match match in TypeName().Matches(Repository.Read(file))
                    select (file, Name: match.Groups[1].Value);
        Findings.None(named.Where(n => n.Name.EndsWith("Manager", StringComparison.Ordinal) || n.Name.EndsWith("Helper", StringComparison.Ordinal)
            || n.Name.EndsWith("Helpers", StringComparison.Ordinal) || n.Name.EndsWith("Utils", StringComparison.Ordinal) || n.Name.EndsWith("Utility", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|\bSkip\s*=\s*""")]
    private static partial Regex Undone();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+([A-Z]\w+)")]
    private static partial Regex TypeName();
}
