using Dragoman.Desk;

namespace Dragoman.Testing;

/// <summary>The sources around the test program.</summary>
public static class Repository
{
    /// <summary>The folder that holds policy/ and help/; a program's own folder may hold copies of them.</summary>
    public static string Root { get; } = Find();

    /// <summary>The reference policy, replies and articles, with a folder for uploads.</summary>
    public static DeskPaths Paths(string files) => new(
        Path.Combine(Root, "policy", "aliexpress.yaml"), Path.Combine(Root, "policy", "canned-replies.yaml"), Path.Combine(Root, "help"), files);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dragoman.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Dragoman.slnx");
    }
}
