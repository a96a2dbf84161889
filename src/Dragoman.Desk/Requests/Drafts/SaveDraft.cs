using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Requests.Drafts;

/// <summary>Keeps what a seller has typed so far. Nothing is judged here but size.</summary>
public sealed class SaveDraft(DeskContext db, TimeProvider time)
{
    public const int MaxLength = 256 * 1024;

    public sealed record Command(Guid? Id, RequestForm Form, IReadOnlyList<string>? ReturnedFor = null);

    public async Task<Outcome<RequestDraft>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var draft = command.Id is { } id ? await db.RequestDrafts.SingleOrDefaultAsync(d => d.Id == id && d.AccountId == actor.AccountId, ct) : null;
        if (command.Id is not null && draft is null)
            return Refusal.NotFound;
        var isNew = draft is null;
        draft ??= new RequestDraft { AccountId = actor.AccountId, SellerId = actor.SellerId!.Value, Form = "", UpdatedAt = default };
        draft.Write(command.Form, time.UtcNow());
        if (draft.Form.Length > MaxLength)
            return new Refusal(RefusalKind.TooLarge, [new Fault("draft.too_large", "text")]);
        if (command.ReturnedFor is not null)
            draft.ReturnedFor = string.Join(' ', command.ReturnedFor);
        if (isNew)
        {
            await MakeRoom(actor, ct);
            db.RequestDrafts.Add(draft);
        }
        await db.SaveChangesAsync(ct);
        return draft;
    }

    /// <summary>Returned drafts give way first, so that a program that is refused often does not push out what a person typed.</summary>
    private async Task MakeRoom(Actor actor, CancellationToken ct)
    {
        var surplus = await db.RequestDrafts.Where(d => d.AccountId == actor.AccountId)
            .OrderBy(d => d.ReturnedFor != null).ThenByDescending(d => d.UpdatedAt)
            .Skip(RequestDraft.MostPerAccount - 1).Select(d => d.Id).ToListAsync(ct);
        if (surplus.Count > 0)
            await db.RequestDrafts.Where(d => surplus.Contains(d.Id)).ExecuteDeleteAsync(ct);
    }
}

public sealed class ReadDraft(DeskContext db)
{
    public async Task<Outcome<RequestDraft>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var draft = await db.RequestDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.AccountId == actor.AccountId, ct);
        return draft is null ? Refusal.NotFound : draft;
    }

    public async Task<Outcome<IReadOnlyList<RequestDraft>>> All(Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        return await db.RequestDrafts.AsNoTracking().Where(d => d.AccountId == actor.AccountId).OrderByDescending(d => d.UpdatedAt).ToListAsync(ct);
    }
}

public sealed class DeleteDraft(DeskContext db)
{
    public async Task<Outcome<Done>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        return await db.RequestDrafts.Where(d => d.Id == id && d.AccountId == actor.AccountId).ExecuteDeleteAsync(ct) == 1 ? new Done() : Refusal.NotFound;
    }
}
