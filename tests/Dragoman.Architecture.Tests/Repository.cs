using System.Xml.Linq;

namespace Dragoman.Architecture.Tests;

/// <summary>The sources as they lie on disk.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every project under src, tests and bench, wherever it lies.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. new[] { "src", "tests", "bench" }.SelectMany(f => Files(f, ".csproj")).Select(f => new Project(f)).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>Files below a folder with one of these endings, without what builds leave behind; paths relative to the root.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings)
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)) && !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dragoman.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("These tests read the sources and must run from within them");
    }
}

/// <summary>A project file.</summary>
public sealed class Project(string file)
{
    private readonly XDocument _xml = XDocument.Parse(Repository.Read(file));

    public string File => file;
    public string Name => Path.GetFileNameWithoutExtension(file);
    public string Folder => file.Split('/')[0];
    public IReadOnlyList<string> References => [.. Included("ProjectReference").Select(i => Path.GetFileNameWithoutExtension(i.Replace('\\', '/'))).Order(StringComparer.Ordinal)];
    public IReadOnlyList<string> Packages => [.. Included("PackageReference").Order(StringComparer.Ordinal)];
    public IReadOnlyList<string> Frameworks => [.. Included("FrameworkReference")];
    public bool PinsVersions => _xml.Descendants("PackageReference").Any(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null);

    private IEnumerable<string> Included(string item) => _xml.Descendants(item).Select(i => i.Attribute("Include")!.Value);

    public override string ToString() => Name;
}
