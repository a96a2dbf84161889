using System.Text;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Register;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Write;
using Dragoman.Desk.Files;
using Dragoman.Desk.Files.Store;
using Dragoman.Desk.Orders.Import;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Submit;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Testing;

/// <summary>Fills a desk through the handlers that serve its users.</summary>
public static class Filling
{
    /// <summary>On shift at every hour.</summary>
    public const string Always = "UTC|1-7|00:00|00:00";

    /// <param name="password">Null for an account that nobody signs in to: quicker, for hashing takes its time.</param>
    public static async Task<Actor> Seller(this TestDesk desk, string? store = null, string language = "zh", string country = "CN",
        string timeZone = "Asia/Shanghai", string? email = null, string? password = null)
    {
        var n = desk.Next();
        return await desk.Register(new(email ?? $"seller{n}@store.example", $"Seller {n}", Role.Seller, password, TimeZone: timeZone)
        {
            Seller = new(store ?? $"Store {n}", country, language),
        });
    }

    /// <summary>A colleague, at work at every hour unless told otherwise.</summary>
    public static async Task<Actor> Staff(this TestDesk desk, Role role, string languages = "en zh", string areas = "", string shifts = Always,
        int? capacity = null, string? name = null, string? email = null, string? password = null)
    {
        var n = desk.Next();
        return await desk.Register(new(email ?? $"{role}{n}@desk.example".ToLowerInvariant(), name ?? $"{role} {n}", role, password)
        {
            Staff = new(languages, shifts, areas, capacity),
        });
    }

    public static Task<Actor> Agent(this TestDesk desk, string languages = "en zh", string areas = "", string shifts = Always, int? capacity = null, string? name = null) =>
        desk.Staff(Role.Agent, languages, areas, shifts, capacity, name);

    public static Task<Actor> Lead(this TestDesk desk) => desk.Staff(Role.Lead);

    public static async Task<Actor> Partner(this TestDesk desk, string? email = null, string? password = null)
    {
        var n = desk.Next();
        return await desk.Register(new(email ?? $"partner{n}@firm.example", $"Partner {n}", Role.Partner, password) { Firm = new($"Firm {n}", "CN") });
    }

    /// <summary>Opens an account as an administrator does, and returns who then acts.</summary>
    public static async Task<Actor> Register(this TestDesk desk, RegisterAccount.Command command)
    {
        var id = (await desk.Do((RegisterAccount h) => h.Handle(command, Actor.Anonymous with { Role = Role.Admin }))).OrThrow();
        return await desk.Do(async (DeskContext db) =>
            Actor.Of(await db.Users.AsNoTracking().Include(a => a.Seller).SingleAsync(a => a.Id == id), desk.Policy.DefaultLanguage));
    }

    /// <summary>Brings an order of this seller through the feed; returns its number.</summary>
    public static async Task<string> Order(this TestDesk desk, Actor seller, string? number = null, string? tracking = null)
    {
        number ??= (8_100_000_000_000_000L + desk.Next()).ToString();
        var report = (await desk.Import($$"""
            {"number":"{{number}}","seller":"{{seller.SellerId}}","placedAt":"{{desk.Now.AddDays(-3):O}}","amount":"129.90","currency":"USD","trackingNumber":"{{tracking}}"}
            """)).OrThrow();
        Assert.Equal(0, report.Failed);
        return number;
    }

    public static Task<Outcome<ImportOrders.Report>> Import(this TestDesk desk, string ndjson, Actor? by = null) =>
        desk.Do((ImportOrders h) => h.Handle(new MemoryStream(Encoding.UTF8.GetBytes(ndjson)), by ?? desk.Admin));

    /// <summary>Uploads a file, a picture by default; returns what is kept of it.</summary>
    public static async Task<StoredFile> Upload(this TestDesk desk, Actor owner, byte[]? content = null, string name = "screenshot.png") =>
        (await desk.Do((StoreFile h) => h.Handle(name, new MemoryStream(content ?? SampleFiles.Png), owner))).OrThrow();

    /// <summary>A form that carries all that the topic's contract asks for.</summary>
    public static async Task<RequestForm> CompleteForm(this TestDesk desk, Actor seller, string topic = "logistics.tracking-stuck",
        string subject = "Tracking does not move", string text = "The parcel has not moved for nine days. Please check with the carrier.", string? language = null)
    {
        var rules = desk.Policy.IntakeFor(topic);
        var evidence = new Dictionary<string, IReadOnlyList<Guid>>();
        foreach (var rule in rules.Evidence)
        {
            var (content, name) = rule.Kinds[0] switch { "pdf" => (SampleFiles.Pdf, "paper.pdf"), "text" => (SampleFiles.Text, "console.log"), _ => (SampleFiles.Png, "screen.png") };
            evidence[rule.Slot] = [(await desk.Upload(seller, content, name)).Id];
        }
        return new RequestForm(topic, subject, text, language, await desk.Order(seller), "AE-ERR-403")
        {
            Fields = rules.Fields.ToDictionary(f => f.Name, f => f.Kind switch
            {
                "digits4" => "4821",
                "amount" => "12,480.50",
                "currency" => "USD",
                "instant" => "2026-10-30T08:15:00Z",
                _ => "As it stands on the paper",
            }),
            Evidence = evidence,
        };
    }

    public static Task<Outcome<SubmitRequest.Accepted>> Submit(this TestDesk desk, Actor seller, RequestForm form, Guid? draft = null) =>
        desk.Do((SubmitRequest h) => h.Handle(new(form, draft), seller));

    /// <summary>Files a complete request; returns its number.</summary>
    public static async Task<string> Request(this TestDesk desk, Actor seller, string topic = "logistics.tracking-stuck",
        string subject = "Tracking does not move", string text = "The parcel has not moved for nine days. Please check with the carrier.", string? language = null) =>
        (await desk.Submit(seller, await desk.CompleteForm(seller, topic, subject, text, language))).OrThrow().Number;

    /// <summary>The case's row as it is stored now.</summary>
    public static Task<Case> Case(this TestDesk desk, string number) =>
        desk.Do((DeskContext db) => db.Cases.AsNoTracking().SingleAsync(c => c.Number == number));

    /// <summary>The case as this reader sees it.</summary>
    public static async Task<CaseStory> Story(this TestDesk desk, string number, Actor reader) =>
        (await desk.Do((ReadCase h) => h.Handle(number, reader))).OrThrow();

    public static async Task<CaseClock> Clock(this TestDesk desk, string number, string metric)
    {
        var id = (await desk.Case(number)).Id;
        return await desk.Do((DeskContext db) => db.CaseClocks.AsNoTracking().SingleAsync(c => c.CaseId == id && c.Metric == metric));
    }

    /// <summary>Answers the case as it stands.</summary>
    public static async Task<Case> Reply(this TestDesk desk, string number, Actor agent, string? then = null, string text = "We have asked the carrier.")
    {
        var version = (await desk.Case(number)).Version;
        return (await desk.Do((ReplyToCase h) => h.Handle(new(number, text, version, then), agent))).OrThrow();
    }

    /// <summary>The seller writes.</summary>
    public static async Task<Case> Write(this TestDesk desk, string number, Actor seller, string text = "Is there any news?") =>
        (await desk.Do((WriteToCase h) => h.Handle(new(number, text), seller))).OrThrow();
}
