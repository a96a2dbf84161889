namespace Dragoman.Web.Host;

/// <summary>What the command line asks for. Everything else is configuration (appsettings.json, environment).</summary>
/// <param name="Verb">serve or import-orders.</param>
/// <param name="File">The file of import-orders.</param>
public sealed record StartOptions(string Verb, string? File, string[] Arguments)
{
    public static StartOptions Parse(string[] args)
    {
        var verb = "serve";
        string? file = null;
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "import-orders")
                (verb, file) = ("import-orders", i + 1 < args.Length ? args[++i] : null);
            else if (args[i] == "--empty" && (i + 1 == args.Length || args[i + 1].StartsWith('-')))
                rest.Add("--empty=true");
            else
                rest.Add(args[i]);
        }
        return new StartOptions(verb, file, [.. rest]);
    }
}

/// <summary>Where this desk keeps and finds its files.</summary>
public sealed record DeskPlaces(string Data, string? Database, bool Empty, Desk.DeskPaths Paths)
{
    public string SqliteFile => Path.Combine(Data, "dragoman.db");

    /// <summary>Reads <c>Data</c>, <c>Database</c>, <c>Empty</c>, <c>Policy</c>, <c>Help</c>; policy and articles lie beside the sources or beside the program.</summary>
    public static DeskPlaces From(IConfiguration configuration, string contentRoot)
    {
        var home = HomeOf(contentRoot);
        var data = Path.GetFullPath(configuration["Data"] ?? Path.Combine(home == AppContext.BaseDirectory ? Environment.CurrentDirectory : home, "data"));
        var policy = configuration["Policy"] ?? Path.Combine(home, "policy", "aliexpress.yaml");
        return new DeskPlaces(data, configuration["Database"], configuration.GetValue("Empty", false), new Desk.DeskPaths(
            policy, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policy))!, "canned-replies.yaml"),
            configuration["Help"] ?? Path.Combine(home, "help"), configuration["Files"] ?? Path.Combine(data, "files")));
    }

    private static string HomeOf(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "policy", "aliexpress.yaml")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
