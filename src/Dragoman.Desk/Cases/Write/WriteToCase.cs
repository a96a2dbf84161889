using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Write;

/// <summary>The seller writes in one of the store's cases. Writing in a solved case, or in one closed for less than the policy's time, opens it again.</summary>
public sealed class WriteToCase(DeskContext db, CaseLog log, Policy policy)
{
    public sealed record Command(string Number, string? Text, IReadOnlyList<Guid>? Files = null);

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var number = await Target(command.Number, actor, ct);
        if (number is null)
            return Refusal.NotFound;
        var faults = MessageText.Check(command.Text);
        faults.AddRange(await MessageText.CheckFiles(db, command.Files, actor, policy.Uploads.MaxFiles, ct));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        return await log.Change(number, actor, null, async change =>
        {
            if (change.Case.ClosedAt is { } closed && closed + policy.Lifecycle.ReopenWithin < change.At)
                return Refusal.Invalid(new Fault("case.closed_for_good", "number", new Dictionary<string, object?> { ["days"] = (int)policy.Lifecycle.ReopenWithin.TotalDays }));
            var author = new Author(actor.AccountId, AuthorKind.Seller);
            var message = change.Record(author, CaseEventKind.Message, command.Text!.Trim(), @public: true);
            change.Attach(message, (command.Files ?? []).Distinct().Select(f => (f, (string?)null)));
            await change.Reopen(author, db, ct);
            return null;
        }, ct);
    }

    /// <summary>The case itself, or the one that it was merged into; null when it is not the store's.</summary>
    private async Task<string?> Target(string text, Actor actor, CancellationToken ct)
    {
        if (!CaseNumber.TryParse(text, out var number))
            return null;
        for (var hops = 0; hops < 5; hops++)
        {
            var found = await db.Cases.AsNoTracking().Where(c => c.Number == number && c.SellerId == actor.SellerId)
                .Select(c => new { Into = db.Cases.Where(t => t.Id == c.MergedIntoId).Select(t => t.Number).FirstOrDefault() }).SingleOrDefaultAsync(ct);
            if (found is null)
                return null;
            if (found.Into is null)
                return number;
            number = found.Into;
        }
        return number;
    }
}

/// <summary>The seller says that the answer settled it.</summary>
public sealed class ConfirmSolution(CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, Actor actor, CancellationToken ct = default) => !actor.IsSeller
        ? Refusal.Forbidden
        : await log.Change(number, actor, null, change =>
        {
            if (change.Case.FirstRepliedAt is null || change.Case.Status == CaseStatus.Closed)
                return Task.FromResult<Refusal?>(Refusal.Invalid("case.nothing_to_confirm", "number"));
            change.SetStatus(new Author(actor.AccountId, AuthorKind.Seller), CaseStatus.Closed, reason: "confirmed");
            return Task.FromResult<Refusal?>(null);
        }, ct);
}

/// <summary>The seller says that the answer did not settle it; a reason is welcome but not asked for.</summary>
public sealed class RejectSolution(DeskContext db, CaseLog log, WriteToCase write)
{
    public async Task<Outcome<Case>> Handle(string number, string? text, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        if (!string.IsNullOrWhiteSpace(text))
            return await write.Handle(new WriteToCase.Command(number, text), actor, ct);
        return await log.Change(number, actor, null, async change =>
        {
            if (change.Case.Status != CaseStatus.Solved)
                return Refusal.Invalid("case.nothing_to_confirm", "number");
            await change.Reopen(new Author(actor.AccountId, AuthorKind.Seller), db, ct);
            return null;
        }, ct);
    }
}

internal static class Reopening
{
    /// <summary>Back to open, unless the case is new; to its last agent, unless that one is gone or, for a finished case, away.</summary>
    public static async Task Reopen(this CaseChange change, Author author, DeskContext db, CancellationToken ct)
    {
        var done = change.Case.Stage == CaseStage.Done;
        if (change.Case.Status != CaseStatus.New)
            change.SetStatus(author, CaseStatus.Open, reason: done ? "reopened" : null);
        if (change.Case.AssigneeId is { } agent
            && !await db.StaffProfiles.AnyAsync(s => s.AccountId == agent && !(done && s.Away) && db.Users.Any(a => a.Id == agent && a.DisabledAt == null), ct))
            change.Assign(Author.System, null, "agent_away");
    }
}
