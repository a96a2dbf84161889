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
        var loaded = await LoadTarget(command.Number, actor, ct);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var change = loaded.Value;
        var faults = MessageText.Check(command.Text);
        faults.AddRange(await MessageText.CheckFiles(db, command.Files, actor, policy.Uploads.MaxFiles, ct));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        if (change.Case.ClosedAt is { } closed && closed + policy.Lifecycle.ReopenWithin < change.At)
            return Refusal.Invalid(new Fault("case.closed_for_good", "number", new Dictionary<string, object?> { ["days"] = (int)policy.Lifecycle.ReopenWithin.TotalDays }));

        var author = new Author(actor.AccountId, AuthorKind.Seller);
        var message = change.Record(author, CaseEventKind.Message, command.Text!.Trim(), @public: true);
        change.Attach(message, (command.Files ?? []).Distinct().Select(f => (f, (string?)null)));
        await change.Reopen(author, db, ct);
        var saved = await log.Commit(change, ct);
        return saved.Succeeded ? change.Case : saved.Refusal;
    }

    /// <summary>The case itself, or the one that it was merged into.</summary>
    private async Task<Outcome<CaseChange>> LoadTarget(string number, Actor actor, CancellationToken ct)
    {
        var loaded = await log.Load(number, actor, ct: ct);
        for (var hops = 0; loaded.Succeeded && loaded.Value.Case.MergedIntoId is { } into && hops < 5; hops++)
        {
            var target = await db.Cases.Where(c => c.Id == into).Select(c => c.Number).SingleAsync(ct);
            loaded = await log.Load(target, actor, ct: ct);
        }
        return loaded;
    }
}

/// <summary>The seller says that the answer settled it.</summary>
public sealed class ConfirmSolution(CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var loaded = await log.Load(number, actor, ct: ct);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var change = loaded.Value;
        if (change.Case.FirstRepliedAt is null || change.Case.Status == CaseStatus.Closed)
            return Refusal.Invalid("case.nothing_to_confirm", "number");
        change.SetStatus(new Author(actor.AccountId, AuthorKind.Seller), CaseStatus.Closed, reason: "confirmed");
        var saved = await log.Commit(change, ct);
        return saved.Succeeded ? change.Case : saved.Refusal;
    }
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
        var loaded = await log.Load(number, actor, ct: ct);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        if (loaded.Value.Case.Status != CaseStatus.Solved)
            return Refusal.Invalid("case.nothing_to_confirm", "number");
        await loaded.Value.Reopen(new Author(actor.AccountId, AuthorKind.Seller), db, ct);
        var saved = await log.Commit(loaded.Value, ct);
        return saved.Succeeded ? loaded.Value.Case : saved.Refusal;
    }
}

internal static class Reopening
{
    /// <summary>Back to open, unless the case is new; to its last agent, unless that one is gone or away.</summary>
    public static async Task Reopen(this CaseChange change, Author author, DeskContext db, CancellationToken ct)
    {
        var done = change.Case.Stage == CaseStage.Done;
        if (change.Case.Status != CaseStatus.New)
            change.SetStatus(author, CaseStatus.Open, reason: done ? "reopened" : null);
        if (done && change.Case.AssigneeId is { } agent
            && !await db.StaffProfiles.AnyAsync(s => s.AccountId == agent && !s.Away && db.Users.Any(a => a.Id == agent && a.DisabledAt == null), ct))
            change.Assign(Author.System, null, "agent_away");
    }
}
