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
        var loaded = await log.Load(command.Number, actor, command.Version, ct);
        if (!loaded.Succeeded)
            return loaded.Refusal;
        var best = await router.Choose(loaded.Value.Case, ct);
        if (best is null)
            return Refusal.Invalid("assign.nobody_free", "to");
        loaded.Value.Assign(new Author(actor.AccountId, AuthorKind.Staff), best, "auto");
        var saved = await log.Commit(loaded.Value, ct);
        return saved.Succeeded ? loaded.Value.Case : saved.Refusal;
    }
}
