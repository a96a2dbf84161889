using CsCheck;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Sweep;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ListCasesTests
{
    private static async Task<ListCases.Page> Page(TestDesk desk, Actor by, string? view = null, CaseFilter? filter = null, string? cursor = null, int? limit = null) =>
        (await desk.Do((ListCases h) => h.Handle(new(view, filter, null, cursor, limit), by))).OrThrow();

    private static async Task<List<string>> All(TestDesk desk, Actor by, string? view = null, CaseFilter? filter = null, int limit = 2)
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Page(desk, by, view, filter, cursor, limit);
            Assert.InRange(page.Cases.Count, 0, limit);
            seen.AddRange(page.Cases.Select(c => c.Number));
            cursor = page.Next;
        } while (cursor is not null);
        return seen;
    }

    /// <summary>A desk with cases of every kind.</summary>
    private static async Task<(TestDesk Desk, Actor Agent)> Busy(TestDatabase database)
    {
        var desk = await TestDesk.Open(database);
        var (seller, other, agent, colleague) = (await desk.Seller(), await desk.Seller(language: "es"), await desk.Agent(), await desk.Agent());
        string[] topics = ["logistics.tracking-stuck", "funds.payout-failed", "account.suspended-wrongly", "funds.commission", "order.unpaid"];
        for (var i = 0; i < 20; i++)
        {
            var number = await desk.Request(i % 4 == 0 ? other : seller, topics[i % topics.Length], language: i % 3 == 0 ? "es" : "zh");
            if (i % 3 > 0)
                await desk.Do((ChangeCase h) => h.Handle(new(number, null, Assignee: "me"), i % 3 == 1 ? agent : colleague));
            var then = (i % 7) switch { 1 => "waiting", 2 => "solved", 3 => "hold", 4 => "closed", _ => null };
            if (then is not null)
                (await desk.Do((ChangeCase h) => h.Handle(new(number, null, then, Tags: ["vip"]), agent))).OrThrow();
            desk.Pass(TimeSpan.FromMinutes(31));
        }
        await desk.Do((SweepClocks h) => h.Handle());
        return (desk, agent);
    }

    [Theory, OnEachDatabase]
    public async Task Every_view_and_filter_lists_what_a_plain_walk_over_the_rows_finds_in_order(TestDatabase database)
    {
        var (desk, agent) = await Busy(database);
        await using var _ = desk;
        var rows = await desk.Do((DeskContext db) => db.Cases.AsNoTracking().ToListAsync());
        var asked = CaseFilter.Views.Select(v => (View: (string?)v.Key, Filter: v.Value))
            .Concat(new[] { "funds", "logistics", "order", "account" }.Select(a => (View: (string?)$"area:{a}", Filter: new CaseFilter(Stage: "active", Area: a))))
            .Concat(new CaseFilter[]
            {
                new(Tag: "VIP"), new(Language: "es"), new(SellerId: rows[0].SellerId), new(OrderNumber: rows[3].OrderNumber), new(Stage: "pending"), new(Stage: "done", Area: "funds"),
                new(Assignee: agent.AccountId.ToString()), new(Stage: "active", Assignee: "none", Language: "zh"), new(Priority: "urgent", Status: "new"),
            }.Select(f => (View: (string?)null, Filter: f)));
        foreach (var (view, filter) in asked)
        {
            var expected = rows.Where(c => Fits(c, filter, agent)).OrderBy(c => c.SortKey).Select(c => c.Number).ToList();
            var listed = await All(desk, agent, view, view is null ? filter : null, limit: 3);
            Assert.Equal(expected.Order(), listed.Order());
            Assert.Equal(listed.Select(n => rows.Single(r => r.Number == n).SortKey).Order(), listed.Select(n => rows.Single(r => r.Number == n).SortKey));
        }
    }

    /// <summary>What a filter means, case by case.</summary>
    private static bool Fits(Case c, CaseFilter f, Actor me) =>
        (f.Stage is null || c.Stage.ToString().Equals(f.Stage, StringComparison.OrdinalIgnoreCase))
        && (f.Status is null || c.Status == f.Status) && (f.Area is null || c.Area == f.Area) && (f.Language is null || c.Language == f.Language)
        && (f.Priority is null || c.Priority == f.Priority)
        && (f.Assignee switch { null => true, "none" => c.AssigneeId is null, "me" => c.AssigneeId == me.AccountId, var id => c.AssigneeId == Guid.Parse(id) })
        && (f.Breached != true || c.Breached) && (f.Tag is null || CaseTags.Split(c.Tags).Contains(f.Tag.ToLowerInvariant()))
        && (f.SellerId is null || c.SellerId == f.SellerId) && (f.OrderNumber is null || c.OrderNumber == f.OrderNumber);

    [Theory, OnEachDatabase]
    public async Task The_counts_agree_with_the_lists(TestDatabase database)
    {
        var (desk, agent) = await Busy(database);
        await using var _ = desk;
        var counts = (await desk.Do((CountViews h) => h.Handle(agent))).OrThrow();
        Assert.Equal(CaseFilter.Views.Keys.Except(["closed", "all"]).Order(), counts.Views.Keys.Order());
        foreach (var (view, count) in counts.Views)
            Assert.Equal((view, count), (view, (await All(desk, agent, view, limit: 50)).Count));
        foreach (var (area, count) in counts.Areas)
            Assert.Equal((area, count), (area, (await All(desk, agent, $"area:{area}", limit: 50)).Count));
        Assert.Equal(counts.Views["active"], counts.Areas.Values.Sum());
    }

    [Theory, OnEachDatabase]
    public async Task No_case_that_stays_where_it_is_comes_twice_or_not_at_all_while_others_move(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var form = await desk.CompleteForm(seller);
        await Gen.Int[0, 7].Array[6, 10].SampleAsync(async moves =>
        {
            var still = new HashSet<string>();
            var moving = new List<string>();
            for (var i = 0; i < 10; i++)
            {
                var number = (await desk.Submit(seller, form)).OrThrow().Number;
                if (i % 2 == 0)
                    still.Add(number);
                else
                    moving.Add(number);
                if (i % 3 == 0)
                    desk.Pass(TimeSpan.FromMilliseconds(1));
            }
            var seen = new List<string>();
            string? cursor = null;
            var step = 0;
            do
            {
                var page = await Page(desk, agent, "active", cursor: cursor, limit: 3);
                seen.AddRange(page.Cases.Select(c => c.Number));
                cursor = page.Next;
                var move = moves[step++ % moves.Length];
                await desk.Do((ChangeCase h) => h.Handle(new(moving[move % moving.Count], null, move % 2 == 0 ? "waiting" : "open", move % 3 == 0 ? "high" : "normal"), agent));
            } while (cursor is not null);
            var rest = seen.Where(still.Contains).ToList();
            return rest.Count == still.Count && still.SetEquals(rest);
        }, iter: 8, threads: 1);
    }

    [Theory, OnEachDatabase]
    public async Task A_line_says_what_the_list_shows(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller("晨光家居"), await desk.Agent(name: "Li Na"));
        var number = await desk.Request(seller, subject: "标题");
        await desk.Reply(number, agent);
        var line = Assert.Single((await Page(desk, agent, "mine")).Cases);
        Assert.Equal(("晨光家居", "Li Na", "标题", "open", CaseClock.Resolution, desk.Now.AddHours(24)), (line.Store, line.Assignee!, line.Subject, line.Status, line.DueMetric!, line.DueAt!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_asked_wrongly_is_said_at_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        async Task<IEnumerable<string>> Codes(ListCases.Query query) => (await desk.Do((ListCases h) => h.Handle(query, desk.Admin))).Refusal?.Faults.Select(f => f.Code) ?? [];
        Assert.Equal(["invalid.view", "invalid.cursor", "invalid.limit"], await Codes(new("nowhere", Cursor: "x", Limit: 0)));
        Assert.Equal(["invalid.limit"], await Codes(new(Limit: ListCases.MostPerPage + 1)));
        Assert.Equal(["invalid.stage"], await Codes(new(Filter: new(Stage: "asleep"))));
        Assert.Equal(["invalid.status"], await Codes(new(Filter: new(Status: "asleep"))));
        Assert.Equal(["invalid.priority"], await Codes(new(Filter: new(Priority: "asleep"))));
        Assert.Equal(["invalid.assignee"], await Codes(new(Filter: new(Assignee: "somebody"))));
        foreach (var wrong in new CaseFilter[] { new(Area: "\0"), new(Language: "z\0"), new(Tag: "\ud800"), new(OrderNumber: "1\0"), new(Tag: new('x', 61)) })
            Assert.Equal(["invalid.filter"], await Codes(new(Filter: wrong)));
        Assert.Equal(["invalid.filter"], await Codes(new("area:\0")));
        foreach (var cursor in new[] { new CaseCursor(long.MinValue, Guid.Empty), new CaseCursor(long.MaxValue, Guid.AllBitsSet) })
            Assert.Empty(await Codes(new("all", Cursor: cursor.ToString())));
    }

    [Fact]
    public void A_cursor_reads_as_it_was_written() => Gen.Select(Gen.Long, Gen.Guid).Sample((key, id) =>
        CaseCursor.TryParse(new CaseCursor(key, id).ToString(), out var read) && read == new CaseCursor(key, id));
}
