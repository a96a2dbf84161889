using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.Change;

namespace Dragoman.Desk.Cases.Assign;

/// <summary>Takes a case, gives it to somebody, puts it back into the queue, or lets the router choose.</summary>
public sealed class AssignCase(ChangeCase change, CaseLog log, AssignWaiting router)
{
    /// <param name="To">"me", "none", "auto" or an account id.</param>
    public sealed record Command(string Number, string? To, int? Version = null);

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        if (string.IsNullOrWhiteSpace(command.To))
            return Refusal.Invalid("missing.to", "to");
        if (command.To != "auto")
            return await change.Handle(new ChangeCase.Command(command.Number, command.Version, Assignee: command.To), actor, ct);
        return await log.Change(command.Number, actor, command.Version, async change =>
        {
            if (change.Case.Stage == CaseStage.Done)
                return Refusal.Invalid(change.Case.MergedIntoId is null ? "assign.done" : "case.merged", "number");
            if (await router.Choose(change.Case, ct) is not { } best)
                return Refusal.Invalid("assign.nobody_free", "to");
            change.Assign(new Author(actor.AccountId, AuthorKind.Staff), best, "auto");
            return null;
        }, ct);
    }
}
