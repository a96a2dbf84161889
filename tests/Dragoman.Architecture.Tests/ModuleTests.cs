using System.Text.RegularExpressions;
using Dragoman.Desk;

namespace Dragoman.Architecture.Tests;

/// <summary>The desk is one project of many modules. Each may use those that stand above it in this list.</summary>
public partial class ModuleTests
{
    private static readonly string[] Order =
    [
        "Policies", "Accounts", "Orders", "Files", "Cases", "Help", "Assistant", "Requests", "Chat", "Disputes", "Advisors",
        "Partners", "Channels", "Translation", "Notices", "Health",
    ];

    private const string Desk = "Dragoman.Desk";

    [Fact]
    public void Every_module_is_known_here()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", Desk)).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj")).ToList();
        Assert.NotEmpty(folders);
        Findings.None(folders.Except(Order));
        Findings.None(typeof(DeskContext).Assembly.GetTypes().Select(ModuleOf).OfType<string>().Distinct().Except(Order));
    }

    [Fact]
    public void A_module_uses_only_those_above_it()
    {
        var used = from type in typeof(DeskContext).Assembly.GetTypes()
                   let user = ModuleOf(type)
                   where user is not null
                   from target in TypeUse.Of(type)
                   where target.Assembly == type.Assembly && ModuleOf(target) is not null
                   select (From: Outermost(type), To: Outermost(target), Module: user, Target: ModuleOf(target));
        var uses = used.Distinct().ToList();
        Assert.Contains(uses, u => u.Module == "Requests" && u.Target == "Cases");
        Findings.None(uses.Where(u => Array.IndexOf(Order, u.Target) > Array.IndexOf(Order, u.Module)).Select(u => $"{u.From.FullName} uses {u.To.FullName}"));
    }

    [Fact]
    public void A_namespace_says_where_its_file_lies() =>
        Findings.None(from file in Repository.Files($"src/{Desk}", ".cs")
                      let declared = Namespace().Match(Repository.Read(file)).Groups[1].Value
                      let expected = Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.')
                      where declared != expected && !file.EndsWith("/AssemblyInfo.cs", StringComparison.Ordinal)
                      select $"{file} declares {declared}");

    /// <summary>The module of a type; null for the root, which binds all of them together.</summary>
    private static string? ModuleOf(Type type)
    {
        var space = Outermost(type).Namespace;
        return space is not null && space.StartsWith($"{Desk}.", StringComparison.Ordinal) ? space.Split('.')[2] : null;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
