namespace Dragoman.Desk.Cases;

/// <summary>Active: the desk owes something. Pending: somebody else does. Done: solved or closed.</summary>
public enum CaseStage { Active, Pending, Done }

public static class CaseStatus
{
    public const string New = "new";
    public const string Open = "open";
    public const string Waiting = "waiting";
    public const string Hold = "hold";
    public const string Solved = "solved";
    public const string Closed = "closed";

    public static readonly IReadOnlyList<string> All = [New, Open, Waiting, Hold, Solved, Closed];

    public static CaseStage StageOf(string status) => status switch
    {
        New or Open => CaseStage.Active,
        Waiting or Hold => CaseStage.Pending,
        _ => CaseStage.Done,
    };
}

public static class CasePriority
{
    public static readonly IReadOnlyList<string> All = ["normal", "high", "urgent"];
}

/// <summary>The order of every queue in one sortable number: milliseconds of the instant due; breached cases before all others, cases that owe nothing after.</summary>
public static class CaseOrder
{
    private const long Century = 100L * 365 * 24 * 3600 * 1000;

    public static long KeyOf(DateTime? dueAt, bool breached, DateTime updatedAt) =>
        dueAt is { } due
            ? Milliseconds(due) - (breached ? Century : 0)
            : Milliseconds(updatedAt) + Century;

    private static long Milliseconds(DateTime at) => (at.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
