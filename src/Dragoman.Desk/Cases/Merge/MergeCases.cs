using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Merge;

/// <summary>Closes a case in favour of another of the same store. Both numbers stay findable; undone by <see cref="UnmergeCase"/>.</summary>
public sealed class MergeCases(CaseLog log)
{
    public sealed record Command(string Number, string? Into, int? Version = null);

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        if (string.IsNullOrWhiteSpace(command.Into))
            return Refusal.Invalid("missing.into", "into");
        var from = await log.Load(command.Number, actor, command.Version, ct);
        if (!from.Succeeded)
            return from.Refusal;
        var into = await log.Load(command.Into, actor, ct: ct);
        if (!into.Succeeded)
            return Refusal.Invalid("merge.unknown_target", "into");
        var (source, target) = (from.Value.Case, into.Value.Case);
        var code = source.Id == target.Id ? "merge.same_case"
            : source.SellerId != target.SellerId ? "merge.other_seller"
            : source.MergedIntoId is not null ? "case.merged"
            : target.MergedIntoId is not null ? "merge.target_merged"
            : null;
        if (code is not null)
            return Refusal.Invalid(code, "into");

        var author = new Author(actor.AccountId, AuthorKind.Staff);
        from.Value.Record(author, CaseEventKind.Merged, @public: true, data: new Merged(target.Id, target.Number));
        from.Value.SetStatus(author, CaseStatus.Closed, @public: false, reason: "merged");
        into.Value.Record(author, CaseEventKind.Absorbed, data: new Absorbed(source.Id, source.Number));
        return await CommitBoth(log, from.Value, into.Value, ct);
    }

    internal static async Task<Outcome<Case>> CommitBoth(CaseLog log, CaseChange one, CaseChange other, CancellationToken ct)
    {
        await log.Stage(other, ct);
        var saved = await log.Commit(one, ct);
        return saved.Succeeded ? one.Case : saved.Refusal;
    }
}

/// <summary>Takes a merge back: the case returns to the status it had.</summary>
public sealed class UnmergeCase(DeskContext db, CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        var from = await log.Load(number, actor, ct: ct);
        if (!from.Succeeded)
            return from.Refusal;
        if (from.Value.Case.MergedIntoId is not { } intoId)
            return Refusal.Invalid("merge.not_merged", "number");
        var targetNumber = await db.Cases.Where(c => c.Id == intoId).Select(c => c.Number).SingleAsync(ct);
        var into = (await log.Load(targetNumber, actor, ct: ct)).OrThrow();

        var author = new Author(actor.AccountId, AuthorKind.Staff);
        var before = from.Value.Events.Last(e => e.Kind == CaseEventKind.Merged).Sequence;
        var status = from.Value.Events.FirstOrDefault(e => e.Sequence > before && e.Kind == CaseEventKind.Status)?.Read<Changed<string>>().From ?? from.Value.Case.Status;
        from.Value.Record(author, CaseEventKind.Unmerged, @public: true, data: new Merged(intoId, targetNumber));
        from.Value.SetStatus(author, status, @public: false, reason: "unmerged");
        into.Record(author, CaseEventKind.Released, data: new Absorbed(from.Value.Case.Id, from.Value.Case.Number));
        return await MergeCases.CommitBoth(log, from.Value, into, ct);
    }
}

/// <summary>Notes on two cases that they belong together.</summary>
public sealed class LinkCases(CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, string? other, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        var one = await log.Load(number, actor, ct: ct);
        if (!one.Succeeded)
            return one.Refusal;
        var two = await log.Load(other ?? "", actor, ct: ct);
        if (!two.Succeeded || two.Value.Case.Id == one.Value.Case.Id)
            return Refusal.Invalid("link.unknown_target", "other");
        var linked = one.Value.Events.Any(e => e.Kind == CaseEventKind.Linked && e.Read<Linked>().OtherId == two.Value.Case.Id);
        if (linked)
            return one.Value.Case;
        var author = new Author(actor.AccountId, AuthorKind.Staff);
        one.Value.Record(author, CaseEventKind.Linked, data: new Linked(two.Value.Case.Id, two.Value.Case.Number));
        two.Value.Record(author, CaseEventKind.Linked, data: new Linked(one.Value.Case.Id, one.Value.Case.Number));
        return await MergeCases.CommitBoth(log, one.Value, two.Value, ct);
    }
}
