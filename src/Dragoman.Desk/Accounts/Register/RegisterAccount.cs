using System.Net.Mail;
using System.Text.RegularExpressions;
using Dragoman.Desk.Policies;
using Microsoft.AspNetCore.Identity;

namespace Dragoman.Desk.Accounts.Register;

/// <summary>An administrator opens an account for a seller, a partner's staff or a colleague.</summary>
public sealed class RegisterAccount(UserManager<Account> users, Policy policy, TimeProvider time)
{
    public sealed record Command(string? Email, string? Name, Role Role, string? Password, string? Language = null, string? TimeZone = null)
    {
        public SellerDetails? Seller { get; init; }
        public StaffDetails? Staff { get; init; }
        public FirmDetails? Firm { get; init; }
    }

    public sealed record SellerDetails(string? StoreName, string? Country, string? Languages, DateOnly? ActiveSince = null, string? City = null, decimal? Rating = null);
    public sealed record StaffDetails(string? Languages, string? Shifts, string? Areas = null, int? Capacity = null);
    public sealed record FirmDetails(string? Name, string? Country, DateOnly? CertifiedSince = null);

    public async Task<Outcome<Guid>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.Administers)
            return Refusal.Forbidden;
        var faults = Check(command);
        if (faults.Count > 0)
            return Refusal.Invalid(faults);

        var now = time.UtcNow();
        var account = new Account
        {
            UserName = command.Email!.Trim(),
            Email = command.Email.Trim(),
            EmailConfirmed = true,
            Name = command.Name!.Trim(),
            Role = command.Role,
            Language = command.Language,
            TimeZone = command.TimeZone ?? "UTC",
            CreatedAt = now,
        };
        // Details of another role than the account's are not taken.
        if (command.Role == Role.Seller && command.Seller is { } s)
            account.Seller = new Seller
            {
                StoreName = s.StoreName!.Trim(),
                Country = s.Country!,
                City = s.City?.Trim(),
                Languages = s.Languages!,
                TimeZone = account.TimeZone,
                ActiveSince = s.ActiveSince ?? DateOnly.FromDateTime(now),
                Rating = s.Rating,
            };
        if (command.Role == Role.Partner && command.Firm is { } f)
            account.Firm = new PartnerFirm { Name = f.Name!.Trim(), Country = f.Country!, CertifiedSince = f.CertifiedSince ?? DateOnly.FromDateTime(now) };
        if (command.Role is not (Role.Seller or Role.Partner) && command.Staff is { } w)
            account.Staff = new StaffProfile
            {
                AccountId = account.Id,
                Languages = w.Languages!,
                Areas = w.Areas ?? "",
                Shifts = w.Shifts!,
                Capacity = w.Capacity ?? policy.Lifecycle.AgentCapacity,
            };
        var created = command.Password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, command.Password);
        return created.Succeeded ? account.Id : Refusal.Invalid([.. created.Errors.Select(FaultOf)]);
    }

    private List<Fault> Check(Command c)
    {
        var faults = new List<Fault>();
        Require("email", c.Email, 200, v => MailAddress.TryCreate(v, out var m) && m.Address == v.Trim());
        Require("name", c.Name, 80, PlainText.IsOneLine);
        if (!Enum.IsDefined(c.Role))
            faults.Add(new Fault("invalid.role", "role"));
        if (c.Language is not null && !policy.Languages.Contains(c.Language))
            faults.Add(new Fault("invalid.language", "language"));
        if (c.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(c.TimeZone, out _))
            faults.Add(new Fault("invalid.time_zone", "timeZone"));
        if (c.Role == Role.Seller)
        {
            Require("storeName", c.Seller?.StoreName, 120, PlainText.IsOneLine);
            if (c.Seller?.Rating is < 0 or > 5)
                faults.Add(new Fault("invalid.rating", "rating"));
            if (c.Seller?.City is { } city)
                Require("city", city, 80, PlainText.IsOneLine);
            Require("country", c.Seller?.Country, 2, v => Regex.IsMatch(v, "^[A-Z]{2}$"));
            Require("languages", c.Seller?.Languages, 60, SpokenHere);
        }
        else if (c.Role == Role.Partner)
        {
            Require("firmName", c.Firm?.Name, 120, PlainText.IsOneLine);
            Require("country", c.Firm?.Country, 2, v => Regex.IsMatch(v, "^[A-Z]{2}$"));
        }
        else
        {
            Require("languages", c.Staff?.Languages, 60, SpokenHere);
            Require("shifts", c.Staff?.Shifts, 300, v => ShiftPlan.TryParse(v, out _));
            if (c.Staff?.Areas is { Length: > 0 } areas && !areas.Split(' ').All(policy.Areas.Contains))
                faults.Add(new Fault("invalid.areas", "areas"));
            if (c.Staff?.Capacity is < 1 or > 10_000)
                faults.Add(new Fault("invalid.capacity", "capacity"));
        }
        return faults;

        void Require(string field, string? value, int max, Func<string, bool> valid)
        {
            var code = string.IsNullOrWhiteSpace(value) ? "missing" : value.Length > max ? "too_long" : valid(value) ? null : "invalid";
            if (code is not null)
                faults.Add(new Fault($"{code}.{Snake(field)}", field, new Dictionary<string, object?> { ["max"] = max }));
        }
    }

    private bool SpokenHere(string languages) => languages.Split(' ').All(policy.Languages.Contains);

    private static string Snake(string field) => Regex.Replace(field, "([A-Z])", "_$1").ToLowerInvariant();

    private static Fault FaultOf(IdentityError e) => e.Code switch
    {
        "DuplicateUserName" or "DuplicateEmail" => new Fault("account.email_taken", "email"),
        { } c when c.StartsWith("Password", StringComparison.Ordinal) => new Fault("account.password_weak", "password"),
        _ => new Fault("invalid.email", "email"),
    };
}
