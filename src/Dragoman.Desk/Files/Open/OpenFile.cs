using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Files.Open;

/// <summary>Modules that hand files on say here whom a colleague's upload has reached.</summary>
public interface IFileGrant
{
    Task<bool> Opens(StoredFile file, Actor seller, DeskContext db, CancellationToken ct);
}

/// <summary>Opens an upload: its store's accounts and its owner may; staff may open what sellers sent and what colleagues attached; sellers what was handed on to them.</summary>
public sealed class OpenFile(DeskContext db, FileStore store, IEnumerable<IFileGrant> grants)
{
    public sealed record Opened(StoredFile File, Stream Content);

    public async Task<Outcome<Opened>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (file is null || !await MayOpen(file, actor, ct))
            return Refusal.NotFound;
        try
        {
            return new Opened(file, store.Open(file.Sha256));
        }
        catch (IOException)
        {
            return new Refusal(RefusalKind.NotFound, [new Fault("file.lost", "id")]);
        }
    }

    private async Task<bool> MayOpen(StoredFile file, Actor actor, CancellationToken ct)
    {
        if (file.OwnerId == actor.AccountId || actor.IsStaff)
            return true;
        if (!actor.IsSeller)
            return false;
        if (file.SellerId is not null)
            return file.SellerId == actor.SellerId;
        foreach (var grant in grants)
            if (await grant.Opens(file, actor, db, ct))
                return true;
        return false;
    }
}
