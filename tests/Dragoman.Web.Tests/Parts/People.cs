using System.Text.Json;
using Dragoman.Desk.Accounts;
using Dragoman.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dragoman.Web.Tests.Parts;

/// <summary>Somebody with an account and a token.</summary>
public sealed record Person(Guid Id, Guid? SellerId, Role Role, string Email, string Token, Caller Api);

/// <summary>Registers people and brings their work in, all through the API.</summary>
public static class People
{
    public static async Task<Person> Seller(this WebDesk desk, string? store = null, string language = "en", string? password = null)
    {
        var n = desk.Next();
        return await desk.Register(Role.Seller, $"seller{n}@store.example", new
        {
            email = $"seller{n}@store.example",
            name = $"Seller {n}",
            role = "seller",
            password,
            timeZone = "Asia/Shanghai",
            seller = new { storeName = store ?? $"Store {n}", country = "CN", languages = language },
        });
    }

    public static async Task<Person> Staff(this WebDesk desk, Role role = Role.Agent, string? password = null)
    {
        var n = desk.Next();
        var email = $"{role}{n}@desk.example".ToLowerInvariant();
        return await desk.Register(role, email, new
        {
            email,
            name = $"{role} {n}",
            role = role.ToString().ToLowerInvariant(),
            password,
            staff = new { languages = "en zh", shifts = Filling.Always },
        });
    }

    public static async Task<Person> Partner(this WebDesk desk)
    {
        var n = desk.Next();
        return await desk.Register(Role.Partner, $"partner{n}@firm.example", new
        {
            email = $"partner{n}@firm.example",
            name = $"Partner {n}",
            role = "partner",
            firm = new { name = $"Firm {n}", country = "CN" },
        });
    }

    private static async Task<Person> Register(this WebDesk desk, Role role, string email, object account)
    {
        var id = (await desk.Admin.Api.Post("/api/v1/accounts", account)).Is(201).Id();
        var token = (await desk.Admin.Api.Post("/api/v1/tokens", new { name = "test", accountId = id })).Is(201).String("key");
        var api = new Caller(desk.Address, token);
        var me = (await api.Get("/api/v1/me")).Is(200).Json;
        return new Person(id, me.GetProperty("sellerId").ValueKind == JsonValueKind.Null ? null : me.GetProperty("sellerId").GetGuid(), role, email, token, api);
    }

    /// <summary>The same person in a browser: a cookie as sign-in leaves it.</summary>
    public static async Task<Caller> InBrowser(this WebDesk desk, Person person)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(person.Id.ToString());
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = desk.Now, ExpiresUtc = desk.Now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return new Caller(desk.Address, null, $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
    }

    /// <summary>Issues a key, as a person does in a browser.</summary>
    public static async Task<Reply> IssueToken(this WebDesk desk, Person person, object body)
    {
        var browser = await desk.InBrowser(person);
        browser.Headers["X-Dragoman-Console"] = "1";
        return await browser.Post("/api/v1/tokens", body);
    }

    /// <summary>Brings an order of this seller in; returns its number.</summary>
    public static async Task<string> Order(this WebDesk desk, Person seller)
    {
        var number = (8_200_000_000_000_000L + desk.Next()).ToString();
        var report = (await desk.Admin.Api.PostText("/api/v1/orders:import",
            $$"""{"number":"{{number}}","seller":"{{seller.SellerId}}","placedAt":"2026-10-20T08:00:00Z","amount":"129.90","currency":"USD"}""", "application/x-ndjson")).Is(200);
        Assert.Equal(1, report.Json.GetProperty("added").GetInt32());
        return number;
    }

    /// <summary>Uploads a picture; under a name of its own, for the same name and content are the same upload.</summary>
    public static async Task<Guid> Screenshot(this Person owner) => (await owner.Api.Upload(SampleFiles.Png, $"screen-{Guid.NewGuid():N}.png", "image/png")).Is(201).Id();

    /// <summary>The body of a request that carries all that is asked for.</summary>
    public static async Task<Dictionary<string, object?>> CompleteRequest(this WebDesk desk, Person seller, string subject = "Tracking does not move") => new()
    {
        ["topic"] = "logistics.tracking-stuck",
        ["subject"] = subject,
        ["text"] = "The parcel has not moved for nine days. Please check with the carrier.",
        ["orderNumber"] = await desk.Order(seller),
        ["errorCode"] = "AE-ERR-403",
        ["files"] = new[] { await seller.Screenshot() },
    };

    /// <summary>Files a complete request; returns its number.</summary>
    public static async Task<string> Request(this WebDesk desk, Person seller, string subject = "Tracking does not move") =>
        (await seller.Api.Post("/api/v1/requests", await desk.CompleteRequest(seller, subject))).Is(201).String("number");

    /// <summary>The version of a case as it stands.</summary>
    public static async Task<int> Version(this WebDesk desk, string number) =>
        (await desk.Admin.Api.Get($"/api/v1/cases/{number}")).Is(200).Json.GetProperty("case").GetProperty("version").GetInt32();

    /// <summary>An agent answers the case as it stands.</summary>
    public static async Task<Reply> Answer(this WebDesk desk, Person agent, string number, string? then = null, string text = "We have asked the carrier.") =>
        (await agent.Api.Post($"/api/v1/cases/{number}/replies", new { text, version = await desk.Version(number), then })).Is(201);
}
