using CsCheck;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Reply;

namespace Dragoman.Desk.Tests.Cases;

public sealed class SearchTests
{
    private static async Task<IReadOnlyList<string>> Find(TestDesk desk, string words, CaseFilter? filter = null) =>
        [.. (await desk.Do((ListCases h) => h.Handle(new(Filter: filter ?? new(), Words: words), desk.Admin))).OrThrow().Cases.Select(c => c.Number)];

    [Theory, OnEachDatabase]
    public async Task A_case_is_found_by_what_is_in_it(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller("晨光家居旗舰店"), await desk.Seller("Casa Jardín"), await desk.Agent());
        var number = await desk.Request(seller, subject: "物流轨迹九天没有更新", text: "包裹号 LP00123456789012，买家一直在催。");
        await desk.Request(other, "funds.commission", "Comisión equivocada", "Me cobraron 12,5 % en lugar de 8 %.");
        await desk.Reply(number, agent, text: "We asked Cainiao for the last scan.");
        await desk.Do((AddNote h) => h.Handle(new(number, "Escalate to hub Shenzhen-7"), agent));
        var order = (await desk.Case(number)).OrderNumber!;
        foreach (var words in new[]
        {
            "物流", "轨迹 更新", "没有更新", "晨光", "旗舰店", "LP00123456789012", "lp00123456789012", order, $"{order[..4]} {order[4..8]} {order[8..12]} {order[12..]}",
            number, number.ToLowerInvariant(), "CAINIAO", "last scan", "shenzhen", "买家 cainiao",
        })
            Assert.Equal([number], await Find(desk, words));
        foreach (var words in new[] { "comision", "COMISIÓN", "jardin", "12,5" })
            Assert.Single(await Find(desk, words));
    }

    [Theory, OnEachDatabase]
    public async Task All_words_must_be_there_and_nothing_else_is_found(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        await desk.Request(seller, text: "The label printer jams.");
        foreach (var words in new[] { "printer broken", "物流", "R-0000-0000", "!!!", "%", "\"", "'; DROP TABLE cases; --" })
            Assert.Empty(await Find(desk, words));
    }

    [Theory, OnEachDatabase]
    public async Task A_case_is_found_by_a_part_of_its_number(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        await desk.Request(seller);
        Assert.Equal([number], await Find(desk, number[2..6]));
        Assert.Equal([number], await Find(desk, number[7..].ToLowerInvariant()));
        Assert.Equal([number], await Find(desk, number[2..]));
    }

    [Theory, OnEachDatabase]
    public async Task A_search_keeps_within_the_filter(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var open = await desk.Request(seller, text: "printer one");
        var solved = await desk.Request(seller, text: "printer two");
        await desk.Reply(solved, agent, "solved");
        Assert.Equal([solved, open], await Find(desk, "printer"));
        Assert.Equal([open], await Find(desk, "printer", new CaseFilter(Stage: "active")));
        Assert.Equal([solved], await Find(desk, "printer", new CaseFilter(Status: "solved")));
    }

    [Theory, OnEachDatabase]
    public async Task Page_by_page_a_search_finds_every_case_once_the_newest_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var form = await desk.CompleteForm(seller, text: "printer");
        var numbers = new List<string>();
        for (var i = 0; i < 11; i++)
            numbers.Add((await desk.Submit(seller, form)).OrThrow().Number);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await desk.Do((ListCases h) => h.Handle(new(Filter: new(), Words: "printer", Cursor: cursor, Limit: 3), desk.Admin))).OrThrow();
            seen.AddRange(page.Cases.Select(c => c.Number));
            cursor = page.Next;
        } while (cursor is not null);
        Assert.Equal(Enumerable.Reverse(numbers), seen);
    }

    [Theory, OnEachDatabase]
    public async Task No_words_whatever_break_a_search_and_words_of_the_text_find_it(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var written = "Parcel 包裹 Päckchen посылка 小包 소포 طرد AE-ERR-403 a'b \"c\" d:e f* (g) h&i |j| !k <-> ~l \\m";
        var number = await desk.Request(seller, text: written);
        await Gen.OneOf(Gen.String[0, 60], Gen.String[Gen.Char["abc'\"*:&|!()<->~\\ \t物流ßéا\u0301\0"], 0, 30]).SampleAsync(async words =>
        {
            var outcome = await desk.Do((ListCases h) => h.Handle(new(Filter: new(), Words: words), desk.Admin));
            return outcome.Succeeded;
        }, iter: 150, threads: 1);
        foreach (var word in written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter)))
            Assert.Contains(number, await Find(desk, word));
    }

    [Theory, OnEachDatabase]
    public async Task Only_staff_search(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var other in new[] { Actor.Anonymous, await desk.Seller(), await desk.Partner() })
            Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ListCases h) => h.Handle(new(Words: "x"), other))).Refusal?.Kind);
        Assert.Equal("too_long.q", (await desk.Do((ListCases h) => h.Handle(new(Words: new('x', 201)), desk.Admin))).Refusal?.Faults[0].Code);
    }
}
