using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.Tokens;

/// <summary>Issues a key for programs. The key is shown once; whoever loses it issues another.</summary>
public sealed class IssueToken(DeskContext db, TimeProvider time)
{
    public const int MaxPerAccount = 20;

    /// <param name="AccountId">Whose key; administrators may issue for others, everybody else for themselves.</param>
    public sealed record Command(string? Name, int? DaysValid = null, Guid? AccountId = null);

    public sealed record Issued(Guid Id, string Key, string Name, DateTime? ExpiresAt);

    public async Task<Outcome<Issued>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.SignedIn)
            return Refusal.Forbidden;
        var owner = command.AccountId ?? actor.AccountId;
        if (owner != actor.AccountId && !actor.Administers)
            return Refusal.Forbidden;
        var name = command.Name?.Trim() ?? "";
        var faults = new List<Fault>();
        if (name.Length is 0 or > 80)
            faults.Add(new Fault(name.Length == 0 ? "missing.name" : "too_long.name", "name", new Dictionary<string, object?> { ["max"] = 80 }));
        else if (!PlainText.IsOneLine(name))
            faults.Add(new Fault("invalid.name", "name"));
        if (command.DaysValid is < 1 or > 3650)
            faults.Add(new Fault("invalid.days_valid", "daysValid"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        if (!await db.Users.AnyAsync(a => a.Id == owner && a.DisabledAt == null, ct))
            return Refusal.NotFound;
        if (await db.ApiTokens.CountAsync(t => t.AccountId == owner && t.RevokedAt == null, ct) >= MaxPerAccount)
            return Refusal.Invalid("token.too_many");

        var key = NewKey();
        var now = time.UtcNow();
        var token = new ApiToken
        {
            AccountId = owner,
            Name = name,
            Hash = HashOf(key),
            Tail = key[^4..],
            CreatedAt = now,
            ExpiresAt = command.DaysValid is { } days ? now.AddDays(days) : null,
        };
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync(ct);
        return new Issued(token.Id, key, name, token.ExpiresAt);
    }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string NewKey() => "dgm_" + RandomNumberGenerator.GetString(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 40);
}
