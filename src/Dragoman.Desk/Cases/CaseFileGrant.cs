using Dragoman.Desk.Accounts;
using Dragoman.Desk.Files;
using Dragoman.Desk.Files.Open;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases;

/// <summary>A colleague's upload reaches the seller only with a public reply of one of the store's cases.</summary>
public sealed class CaseFileGrant : IFileGrant
{
    public Task<bool> Opens(StoredFile file, Actor seller, DeskContext db, CancellationToken ct) =>
        db.CaseFiles.AnyAsync(f => f.FileId == file.Id && f.Public && f.SellerId == seller.SellerId, ct);
}
