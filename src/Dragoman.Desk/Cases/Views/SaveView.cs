using System.Text.Json;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.List;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Views;

/// <summary>Keeps a filter under a name; leads may share theirs with everybody.</summary>
public sealed class SaveView(DeskContext db, TimeProvider time)
{
    public const int Most = 50;

    public sealed record Command(string? Name, CaseFilter? Filter, bool Shared = false);

    public async Task<Outcome<SavedView>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff || (command.Shared && !actor.Leads))
            return Refusal.Forbidden;
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(command.Name))
            faults.Add(new Fault("missing.name", "name"));
        else if (command.Name.Length > 60)
            faults.Add(new Fault("too_long.name", "name", new Dictionary<string, object?> { ["max"] = 60 }));
        else if (!PlainText.IsOneLine(command.Name))
            faults.Add(new Fault("invalid.name", "name"));
        if (command.Filter is null)
            faults.Add(new Fault("missing.filter", "filter"));
        else if (command.Filter.Check() is { } fault)
            faults.Add(fault);
        if (faults.Count == 0 && await db.SavedViews.CountAsync(v => v.OwnerId == actor.AccountId, ct) >= Most)
            faults.Add(new Fault("view.too_many", "name"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        var view = new SavedView
        {
            OwnerId = actor.AccountId,
            Name = command.Name!.Trim(),
            Filter = JsonSerializer.Serialize(command.Filter, CaseEvent.Json),
            Shared = command.Shared,
            CreatedAt = time.UtcNow(),
        };
        db.SavedViews.Add(view);
        await db.SaveChangesAsync(ct);
        return view;
    }
}

public sealed class ListViews(DeskContext db)
{
    public async Task<Outcome<IReadOnlyList<SavedView>>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        return await db.SavedViews.AsNoTracking().Where(v => v.OwnerId == actor.AccountId || v.Shared).OrderBy(v => v.Name).ToListAsync(ct);
    }
}

public sealed class DeleteView(DeskContext db)
{
    public async Task<Outcome<Done>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var deleted = await db.SavedViews.Where(v => v.Id == id && v.OwnerId == actor.AccountId).ExecuteDeleteAsync(ct);
        return deleted == 1 ? new Done() : Refusal.NotFound;
    }
}
