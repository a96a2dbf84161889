using System.Text;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Orders;
using Dragoman.Desk.Orders.Import;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Orders;

public sealed class ImportOrdersTests
{
    private static string Line(string number, string seller, string amount = "12.50", string currency = "USD", string placed = "2026-11-01T08:00:00Z", string? tracking = "LP00123456789012") =>
        $$"""{"number":"{{number}}","seller":"{{seller}}","placedAt":"{{placed}}","amount":"{{amount}}","currency":"{{currency}}","trackingNumber":"{{tracking}}"}""";

    private static async Task<ImportOrders.Report> Import(TestDesk desk, params string[] lines) =>
        (await desk.Import(string.Join('\n', lines))).OrThrow();

    private static Task<Order> Order(TestDesk desk, string number) =>
        desk.Do((DeskContext db) => db.Orders.AsNoTracking().SingleAsync(o => o.Number == number));

    [Theory, OnEachDatabase]
    public async Task Orders_come_in_whole(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller(email: "shop@example.com");
        var report = await Import(desk, Line("8190000000000001", "shop@example.com", placed: "2026-11-01T16:00:00+08:00"), "", Line("8190000000000002", "shop@example.com", "1500", "JPY"));
        Assert.Equal((3, 2, 0, 0, 0), (report.Lines, report.Added, report.Updated, report.Unchanged, report.Failed));
        var order = await Order(desk, "8190000000000001");
        Assert.Equal((seller.SellerId!.Value, 1250L, "USD", "LP00123456789012"), (order.SellerId, order.AmountMinor, order.Currency, order.TrackingNumber));
        Assert.Equal(new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), order.PlacedAt);
        Assert.Equal(1500, (await Order(desk, "8190000000000002")).AmountMinor);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_feed_again_changes_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Seller("Tea House");
        string[] feed = [.. Enumerable.Range(0, 2500).Select(i => Line($"{8190000000000000 + i}", "Tea House"))];
        Assert.Equal(2500, (await Import(desk, feed)).Added);
        var again = await Import(desk, feed);
        Assert.Equal((0, 0, 2500), (again.Added, again.Updated, again.Unchanged));
        Assert.Equal(2500, await desk.Do((DeskContext db) => db.Orders.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Not_even_where_its_instants_are_finer_than_a_database_keeps(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Seller("Tea House");
        var line = Line("8190000000000001", "Tea House", placed: "2026-11-01T08:00:00.1234567Z");
        await Import(desk, line);
        Assert.Equal(1, (await Import(desk, line)).Unchanged);
    }

    [Theory, OnEachDatabase]
    public async Task What_changed_is_updated_and_the_last_line_of_a_number_counts(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Seller("Tea House");
        await Import(desk, Line("8190000000000001", "Tea House"), Line("8190000000000002", "Tea House"));
        var report = await Import(desk, Line("8190000000000001", "Tea House", "1.00"), Line("8190000000000002", "Tea House"), Line("8190000000000001", "Tea House", "99.99"));
        Assert.Equal((1, 1), (report.Updated, report.Unchanged));
        Assert.Equal(9999, (await Order(desk, "8190000000000001")).AmountMinor);
    }

    public static TheoryData<string, string> BadLines() => new()
    {
        { "not json", "order.not_json" },
        { "[1,2]", "order.not_json" },
        { "{\"number\":\"8190000000000001\"", "order.not_json" },
        { Line("819-0000", "Tea House"), "order.number" },
        { Line("1234567", "Tea House"), "order.number" },
        { Line("1234567890123456789012345", "Tea House"), "order.number" },
        { Line("8190000000000001", ""), "order.seller" },
        { Line("8190000000000001", "Nobody's"), "order.seller_unknown" },
        { Line("8190000000000001", "Tea House", currency: "usd"), "order.currency" },
        { Line("8190000000000001", "Tea House", currency: "DOLLAR"), "order.currency" },
        { Line("8190000000000001", "Tea House", amount: "-1"), "order.amount" },
        { Line("8190000000000001", "Tea House", amount: "a lot"), "order.amount" },
        { Line("8190000000000001", "Tea House", amount: "99999999999"), "order.amount" },
        { Line("8190000000000001", "Tea House", placed: "yesterday"), "order.placed_at" },
        { Line("8190000000000001", "Tea House", tracking: new string('9', 41)), "order.tracking_number" },
        { Line("8190000000000001", "Tea House", tracking: "\\u0000"), "order.tracking_number" },
        { Line("8190000000000001", "Tea House", tracking: "\\ud800"), "order.not_json" },
        { Line("8190000000000001", "Tea \\ud83d House"), "order.not_json" },
        { Line("8190000000000001", "Tea House").Replace("}", ",\"status\":\"\\u0007\"}"), "order.status" },
        { Line("8190000000000001", "Tea House").Replace("}", ",\"status\":\"" + new string('x', 61) + "\"}"), "order.status" },
        { Line("8190000000000001", "Tea House" + new string(' ', OrderLine.MaxLength)), "order.line_too_long" },
        { new string('[', OrderLine.MaxLength), "order.not_json" },
    };

    [Theory, MemberData(nameof(BadLines))]
    public async Task A_bad_line_is_reported_by_number_and_does_not_stop_the_rest(string bad, string code)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        await desk.Seller("Tea House");
        var report = await Import(desk, Line("8190000000000008", "Tea House"), bad, "", Line("8190000000000009", "Tea House"));
        Assert.Equal((4, 2, 1), (report.Lines, report.Added, report.Failed));
        Assert.Equal(new ImportOrders.LineFault(2, code), Assert.Single(report.Faults));
    }

    [Theory, OnEachDatabase]
    public async Task All_bad_lines_together_stop_no_good_one(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Seller("Tea House");
        var bad = BadLines().Select(row => row.Data).ToList();
        var report = await Import(desk, [.. bad.SelectMany((row, i) => new[] { row.Item1, Line($"{8190000000000010 + i}", "Tea House") })]);
        Assert.Equal((bad.Count, bad.Count), (report.Added, report.Failed));
        Assert.Equal(bad.Select((row, i) => new ImportOrders.LineFault(2 * i + 1, row.Item2)), report.Faults);
    }

    [Theory, OnEachDatabase]
    public async Task A_store_is_named_by_id_by_name_or_by_address(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller("晨光家居 · Дом", email: "chen@example.com");
        var report = await Import(desk, Line("8190000000000001", seller.SellerId.ToString()!), Line("8190000000000002", "晨光家居 · дом"), Line("8190000000000003", "CHEN@example.com"));
        Assert.Equal(3, report.Added);
    }

    [Theory, OnEachDatabase]
    public async Task A_name_that_two_stores_share_is_not_guessed(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Seller("Tea House");
        var second = await desk.Seller("TEA house", email: "second@example.com");
        var report = await Import(desk, Line("8190000000000001", "Tea House"), Line("8190000000000002", "second@example.com"));
        Assert.Equal(new ImportOrders.LineFault(1, "order.seller_unknown"), Assert.Single(report.Faults));
        Assert.Equal(second.SellerId, (await Order(desk, "8190000000000002")).SellerId);
    }

    [Fact]
    public async Task Line_ends_of_every_kind_count_as_editors_count_them()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        await desk.Seller("Tea House");
        var text = $"\uFEFF{Line("8190000000000001", "Tea House")}\r\n\r\nbad\r\n{Line("8190000000000002", "Tea House")}";
        var report = (await desk.Do((ImportOrders h) => h.Handle(new MemoryStream(Encoding.UTF8.GetBytes(text)), desk.Admin))).OrThrow();
        Assert.Equal((4, 2, 3), (report.Lines, report.Added, report.Faults[0].Line));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_bad_lines()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var report = (await desk.Do((ImportOrders h) => h.Handle(new MemoryStream(noise), desk.Admin))).OrThrow();
        Assert.Equal(0, report.Added);
        Assert.True(report.Failed > 0);
    }

    [Fact]
    public async Task No_more_than_a_thousand_bad_lines_are_listed_but_all_are_counted()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var report = await Import(desk, [.. Enumerable.Repeat("bad", 1500)]);
        Assert.Equal((1500, 1000), (report.Failed, report.Faults.Count));
    }

    [Theory, OnEachDatabase]
    public async Task Only_an_administrator_feeds_orders(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var other in new[] { Actor.Anonymous, await desk.Seller(), await desk.Partner(), await desk.Agent(), await desk.Lead() })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Import("", other)).Refusal?.Kind);
    }
}
