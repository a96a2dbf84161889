using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases;

/// <summary>What somebody writes in a case, checked.</summary>
public static class MessageText
{
    public const int MaxLength = 10_000;

    public static List<Fault> Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [new Fault("missing.text", "text")];
        if (text.Length > MaxLength)
            return [new Fault("too_long.text", "text", new Dictionary<string, object?> { ["max"] = MaxLength })];
        return PlainText.IsWellFormed(text) ? [] : [new Fault("invalid.text", "text")];
    }

    /// <summary>The files that may be sent with a message: the actor's own uploads or the store's.</summary>
    public static async Task<List<Fault>> CheckFiles(DeskContext db, IReadOnlyList<Guid>? files, Actor actor, int most, CancellationToken ct)
    {
        if (files is null || files.Count == 0)
            return [];
        if (files.Count > most)
            return [new Fault("file.too_many", "files", new Dictionary<string, object?> { ["max"] = most })];
        var wanted = files.Distinct().ToList();
        var found = await db.StoredFiles.CountAsync(f => wanted.Contains(f.Id) && (f.OwnerId == actor.AccountId || (f.SellerId != null && f.SellerId == actor.SellerId)), ct);
        return found == wanted.Count ? [] : [new Fault("file.unknown", "files")];
    }
}
