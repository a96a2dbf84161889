using Dragoman.Desk.Accounts;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.List;

/// <summary>Full-text search over <see cref="CaseText"/>: FTS5 on SQLite, tsvector on PostgreSQL.</summary>
public interface ICaseSearch
{
    /// <param name="terms">Prepared by <see cref="SearchText.QueryTerms"/>; a case must hold all of them.</param>
    IQueryable<CaseText> Matching(DeskContext db, IReadOnlyList<string> terms);
}

/// <summary>Which cases are asked for; what is null does not matter. Also the stored form of a saved view.</summary>
/// <param name="Assignee">"me", "none" or an account id.</param>
public sealed record CaseFilter(
    string? Stage = null, string? Status = null, string? Area = null, string? Language = null, string? Priority = null,
    string? Assignee = null, bool? Breached = null, string? Tag = null, Guid? SellerId = null, string? OrderNumber = null)
{
    /// <summary>The lists that everybody has, in the order in which they are shown.</summary>
    public static readonly IReadOnlyDictionary<string, CaseFilter> Views = new Dictionary<string, CaseFilter>
    {
        ["mine"] = new(Stage: "active", Assignee: "me"),
        ["unassigned"] = new(Stage: "active", Assignee: "none"),
        ["funds"] = new(Stage: "active", Area: "funds"),
        ["urgent"] = new(Stage: "active", Priority: "urgent"),
        ["high"] = new(Stage: "active", Priority: "high"),
        ["active"] = new(Stage: "active"),
        ["breached"] = new(Breached: true),
        ["waiting"] = new(Status: CaseStatus.Waiting),
        ["hold"] = new(Status: CaseStatus.Hold),
        ["solved"] = new(Status: CaseStatus.Solved),
        ["closed"] = new(Status: CaseStatus.Closed),
        ["all"] = new(),
    };

    public Fault? Check() =>
        Stage is not (null or "active" or "pending" or "done") ? new Fault("invalid.stage", "stage")
        : Status is not null && !CaseStatus.All.Contains(Status) ? new Fault("invalid.status", "status")
        : Priority is not null && !CasePriority.All.Contains(Priority) ? new Fault("invalid.priority", "priority")
        : new[] { Area, Language, Tag, OrderNumber }.Any(t => t is not null && (t.Length > 60 || !PlainText.IsOneLine(t))) ? new Fault("invalid.filter", "filter")
        : Assignee is not (null or "me" or "none") && !Guid.TryParse(Assignee, out _) ? new Fault("invalid.assignee", "assignee")
        : null;

    public IQueryable<Case> Apply(IQueryable<Case> cases, Actor actor)
    {
        if (Stage is not null)
        {
            var stage = Enum.Parse<CaseStage>(Stage, ignoreCase: true);
            cases = cases.Where(c => c.Stage == stage);
        }
        if (Status is not null)
            cases = cases.Where(c => c.Status == Status);
        if (Area is not null)
            cases = cases.Where(c => c.Area == Area);
        if (Language is not null)
            cases = cases.Where(c => c.Language == Language);
        if (Priority is not null)
            cases = cases.Where(c => c.Priority == Priority);
        if (Assignee == "none")
            cases = cases.Where(c => c.AssigneeId == null);
        else if (Assignee is not null)
        {
            var id = Assignee == "me" ? actor.AccountId : Guid.Parse(Assignee);
            cases = cases.Where(c => c.AssigneeId == id);
        }
        if (Breached == true)
            cases = cases.Where(c => c.Breached);
        if (Tag is not null)
            cases = cases.Where(c => c.Tags.Contains(" " + Tag.Trim().ToLowerInvariant() + " "));
        if (SellerId is not null)
            cases = cases.Where(c => c.SellerId == SellerId);
        if (OrderNumber is not null)
            cases = cases.Where(c => c.OrderNumber == OrderNumber);
        return cases;
    }
}

/// <summary>Where the next page starts: after this key.</summary>
public readonly record struct CaseCursor(long Key, Guid Id)
{
    public override string ToString() => Convert.ToHexStringLower(BitConverter.GetBytes(Key)) + Id.ToString("N");

    public static bool TryParse(string? text, out CaseCursor cursor)
    {
        cursor = default;
        if (text is not { Length: 48 } || !text.All(char.IsAsciiHexDigit) || !Guid.TryParseExact(text[16..], "N", out var id))
            return false;
        cursor = new CaseCursor(BitConverter.ToInt64(Convert.FromHexString(text[..16])), id);
        return true;
    }
}
