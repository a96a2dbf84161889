using System.Xml.Linq;

namespace Dragoman.Architecture.Tests;

/// <summary>Arrows point down only: Web -> Desk -> the three libraries, which know nothing of each other.</summary>
public class ProjectTests
{
    private static readonly Dictionary<string, string[]> References = new()
    {
        ["Dragoman.ServiceLevels"] = [],
        ["Dragoman.Language"] = [],
        ["Dragoman.Evidence"] = [],
        ["Dragoman.Desk"] = ["Dragoman.Evidence", "Dragoman.Language", "Dragoman.ServiceLevels"],
        ["Dragoman.Desk.Sqlite"] = ["Dragoman.Desk"],
        ["Dragoman.Desk.Postgres"] = ["Dragoman.Desk"],
        ["Dragoman.Web"] = ["Dragoman.Desk", "Dragoman.Desk.Postgres", "Dragoman.Desk.Sqlite"],
    };

    /// <summary>The libraries stay free of databases and the web: these packages and no others.</summary>
    private static readonly Dictionary<string, string[]> PackagesOfLibraries = new()
    {
        ["Dragoman.ServiceLevels"] = ["Ical.Net", "NodaTime"],
        ["Dragoman.Language"] = ["libphonenumber-csharp", "Lucene.Net", "Lucene.Net.Analysis.Common"],
        ["Dragoman.Evidence"] = ["PdfPig", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"],
    };

    public static TheoryData<Project> Sources => [.. Repository.Projects.Where(p => p.Folder == "src")];

    [Fact]
    public void Every_project_is_known_here()
    {
        var known = References.Keys.ToHashSet();
        Assert.All(Repository.Projects, p => Assert.True(
            p.Folder switch { "src" => known.Contains(p.Name), "tests" => p.Name == "Dragoman.Testing" || p.Name.EndsWith(".Tests", StringComparison.Ordinal), _ => true },
            $"{p.File} is new: say in this test what it may use"));
        Assert.Equal(known.Order(), Repository.Projects.Where(p => p.Folder == "src").Select(p => p.Name).Order());
    }

    [Theory, MemberData(nameof(Sources))]
    public void A_project_uses_only_what_stands_below_it(Project project) =>
        Findings.None(project.References.Except(References.GetValueOrDefault(project.Name) ?? []));

    [Theory, MemberData(nameof(Sources))]
    public void A_library_uses_only_its_own_packages(Project project)
    {
        if (!PackagesOfLibraries.TryGetValue(project.Name, out var packages))
            return;
        Findings.None(project.Packages.Except(packages));
        Findings.None(project.Frameworks);
    }

    [Fact]
    public void The_compiled_libraries_know_neither_each_other_nor_a_database_nor_the_web()
    {
        foreach (var library in PackagesOfLibraries.Keys)
        {
            var used = System.Reflection.Assembly.Load(library).GetReferencedAssemblies().Select(a => a.Name!).ToList();
            Assert.NotEmpty(used);
            Assert.DoesNotContain(used, u => u.StartsWith("Dragoman.", StringComparison.Ordinal)
                || u.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                || u.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || u.StartsWith("System.Data", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nothing_that_is_shipped_uses_a_test_or_a_measurement()
    {
        var own = Repository.Projects.Where(p => p.Folder != "src").Select(p => p.Name).ToHashSet();
        Assert.All(Repository.Projects.Where(p => p.Folder == "src"), p => Findings.None(p.References.Where(own.Contains)));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var listed = XDocument.Parse(Repository.Read("Dragoman.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value);
        Assert.Equal(Repository.Projects.Select(p => p.File).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Versions_are_pinned_in_one_place_and_locked()
    {
        Assert.All(Repository.Projects, p =>
        {
            Assert.False(p.PinsVersions, $"{p.File} names a version; Directory.Packages.props does");
            Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(p.File)!, "packages.lock.json")), $"{p.File} has no lock file");
        });
    }
}
