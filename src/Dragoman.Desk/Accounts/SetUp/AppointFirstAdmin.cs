using System.Security.Cryptography;
using System.Text;
using Dragoman.Desk.Accounts.Register;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Accounts.SetUp;

/// <summary>The code that an empty desk prints when it starts; whoever reads it may appoint the first administrator.</summary>
public sealed class SetUpCode
{
    public string Value { get; } = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXY", 12);
}

/// <summary>Appoints the first administrator of an empty desk, once.</summary>
public sealed class AppointFirstAdmin(DeskContext db, RegisterAccount register, SetUpCode code)
{
    public sealed record Command(string? Code, string? Email, string? Name, string? Password);

    public async Task<bool> IsNeeded(CancellationToken ct = default) => !await db.Users.AnyAsync(a => a.Role == Role.Admin, ct);

    public async Task<Outcome<Guid>> Handle(Command command, CancellationToken ct = default)
    {
        if (!await IsNeeded(ct))
            return Refusal.NotFound;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(command.Code?.Trim() ?? ""), Encoding.UTF8.GetBytes(code.Value)))
            return Refusal.Invalid("invalid.setup_code", "code");
        if (string.IsNullOrEmpty(command.Password))
            return Refusal.Invalid("missing.password", "password");
        return await register.Handle(
            new RegisterAccount.Command(command.Email, command.Name, Role.Admin, command.Password)
            {
                Staff = new RegisterAccount.StaffDetails("en", "UTC|1-5|09:00|17:00"),
            },
            Actor.Anonymous with { Role = Role.Admin }, ct);
    }
}
