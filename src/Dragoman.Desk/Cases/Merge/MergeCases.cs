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
        return await log.ChangeTwo(command.Number, command.Into, actor, command.Version, Refusal.Invalid("merge.unknown_target", "into"), (from, into) =>
        {
            if (Obstacle(from.Case, into.Case) is { } code)
                return Refusal.Invalid(code, "into");
            var author = new Author(actor.AccountId, AuthorKind.Staff);
            from.Record(author, CaseEventKind.Merged, @public: true, data: new Merged(into.Case.Id, into.Case.Number));
            // Its question lives on in the other case, which must then be open.
            if (from.Case.Stage != CaseStage.Done && into.Case.Stage == CaseStage.Done)
                into.SetStatus(author, CaseStatus.Open, reason: "absorbed");
            from.SetStatus(author, CaseStatus.Closed, @public: false, reason: "merged");
            into.Record(author, CaseEventKind.Absorbed, data: new Absorbed(from.Case.Id, from.Case.Number));
            return null;
        }, ct);
    }

    private static string? Obstacle(Case source, Case target) =>
        source.Id == target.Id ? "merge.same_case"
        : source.SellerId != target.SellerId ? "merge.other_seller"
        : source.MergedIntoId is not null ? "case.merged"
        : target.MergedIntoId is not null ? "merge.target_merged"
        : null;
}

/// <summary>Takes a merge back: the case returns to the status it had.</summary>
public sealed class UnmergeCase(DeskContext db, CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        if (!CaseNumber.TryParse(number, out var parsed) || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == parsed, ct) is not { } @case)
            return Refusal.NotFound;
        var target = await db.Cases.Where(c => c.Id == @case.MergedIntoId).Select(c => c.Number).SingleOrDefaultAsync(ct);
        if (target is null)
            return Refusal.Invalid("merge.not_merged", "number");
        return await log.ChangeTwo(parsed, target, actor, null, Refusal.Invalid("merge.not_merged", "number"), (from, into) =>
        {
            if (from.Case.MergedIntoId != into.Case.Id)
                return Refusal.Invalid("merge.not_merged", "number");
            var author = new Author(actor.AccountId, AuthorKind.Staff);
            var merged = from.Events.Last(e => e.Kind == CaseEventKind.Merged).Sequence;
            var before = from.Events.FirstOrDefault(e => e.Sequence > merged && e.Kind == CaseEventKind.Status)?.Read<Changed<string>>().From ?? from.Case.Status;
            from.Record(author, CaseEventKind.Unmerged, @public: true, data: new Merged(into.Case.Id, into.Case.Number));
            from.SetStatus(author, before, @public: false, reason: "unmerged");
            into.Record(author, CaseEventKind.Released, data: new Absorbed(from.Case.Id, from.Case.Number));
            return null;
        }, ct);
    }
}

/// <summary>Notes on two cases that they belong together.</summary>
public sealed class LinkCases(CaseLog log)
{
    public async Task<Outcome<Case>> Handle(string number, string? other, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        return await log.ChangeTwo(number, other ?? "", actor, null, Refusal.Invalid("link.unknown_target", "other"), (one, two) =>
        {
            if (one.Case.Id == two.Case.Id)
                return Refusal.Invalid("link.unknown_target", "other");
            if (one.Events.Any(e => e.Kind == CaseEventKind.Linked && e.Read<Linked>().OtherId == two.Case.Id))
                return null;
            var author = new Author(actor.AccountId, AuthorKind.Staff);
            one.Record(author, CaseEventKind.Linked, data: new Linked(two.Case.Id, two.Case.Number));
            two.Record(author, CaseEventKind.Linked, data: new Linked(one.Case.Id, one.Case.Number));
            return null;
        }, ct);
    }
}
