using System.Reflection;
using System.Text.RegularExpressions;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;

namespace Dragoman.Architecture.Tests;

/// <summary>Who may do what is decided in the handler, so that no door can skip it.</summary>
public partial class HandlerTests
{
    private static readonly HashSet<string> Verbs =
    [
        "Add", "Appoint", "Ask", "Assign", "Change", "Check", "Close", "Confirm", "Count", "Delete", "Find", "Give", "Import", "Issue", "Link", "List", "Look", "Mark",
        "Merge", "Open", "Peek", "Prepare", "Rate", "Read", "Register", "Reject", "Reply", "Revoke", "Save", "Store", "Submit", "Summarise", "Sweep", "Switch", "Unmerge", "Write",
    ];

    /// <summary>Reports are named by what they show.</summary>
    private static readonly HashSet<string> Reports = ["ServiceHealth", "TeamLoad"];

    /// <summary>What acts for nobody, with the reason.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["AppointFirstAdmin.Handle"] = "asks for the code that an empty desk prints",
        ["AppointFirstAdmin.IsNeeded"] = "says only whether a first administrator is missing",
        ["AssignWaiting.Handle"] = "recurring work",
        ["AssignWaiting.Choose"] = "called by AssignCase, which decides",
        ["CloseSolved.Handle"] = "recurring work",
        ["SweepClocks.Handle"] = "recurring work",
        ["ServiceHealth.Handle"] = "open to all: names nobody",
    };

    public static TheoryData<Type> Handlers => [.. DeskServices.Handlers];

    [Theory, MemberData(nameof(Handlers))]
    public void A_handler_is_named_by_verb_and_noun(Type handler)
    {
        if (Reports.Contains(handler.Name))
            return;
        var words = Words().Matches(handler.Name).Select(m => m.Value).ToList();
        Assert.True(words.Count >= 2 && Verbs.Contains(words[0]), $"{handler.Name} is not a known verb and a noun");
    }

    [Theory, MemberData(nameof(Handlers))]
    public void Whatever_a_handler_does_it_does_for_an_actor(Type handler)
    {
        var doors = handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && typeof(Task).IsAssignableFrom(m.ReturnType)).ToList();
        Assert.NotEmpty(doors);
        Findings.None(doors.Where(m => m.GetParameters().All(p => p.ParameterType != typeof(Actor)) && !Open.ContainsKey($"{handler.Name}.{m.Name}")).Select(m => m.Name));
    }

    [Fact]
    public void The_list_of_open_handlers_names_only_handlers_that_are() =>
        Findings.None(Open.Keys.Concat(Reports.Select(r => $"{r}.Handle")).Except(DeskServices.Handlers.SelectMany(h => h.GetMethods().Select(m => $"{h.Name}.{m.Name}"))));

    [Fact]
    public void Pages_and_endpoints_keep_no_context_of_their_own()
    {
        // The pages call handlers; the database is the desk's business.
        Findings.None(Repository.Files("src/Dragoman.Web", ".razor").Where(f => Repository.Read(f).Contains("DeskContext", StringComparison.Ordinal)));
        Findings.None(Repository.Files("src/Dragoman.Web", "Endpoints.cs").Where(f => Repository.Read(f).Contains("DeskContext", StringComparison.Ordinal)));
    }

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Words();
}
