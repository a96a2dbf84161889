using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Sweep;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Tests.Cases;

public sealed class AssignTests
{
    private static Task<int> Route(TestDesk desk) => desk.Do((AssignWaiting h) => h.Handle());
    private static async Task<Guid?> AgentOf(TestDesk desk, string number) => (await desk.Case(number)).AssigneeId;

    [Theory, OnEachDatabase]
    public async Task Cases_go_to_the_least_loaded(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, one, two) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        for (var i = 0; i < 6; i++)
            await desk.Request(seller);
        Assert.Equal(6, await Route(desk));
        var load = await desk.Do((DeskContext db) => db.Cases.GroupBy(c => c.AssigneeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count));
        Assert.Equal((3, 3), (load[one.AccountId], load[two.AccountId]));
    }

    [Theory, OnEachDatabase]
    public async Task Load_counts_against_capacity_and_only_what_is_active(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, big, small) = (await desk.Seller(), await desk.Agent(capacity: 40), await desk.Agent(capacity: 4));
        foreach (var (agent, then, count) in new[] { (big, (string?)null, 5), (small, null, 1), (small, "solved", 3), (small, "waiting", 2) })
            for (var i = 0; i < count; i++)
                await desk.Reply(await desk.Request(seller), agent, then);
        var number = await desk.Request(seller);
        Assert.Equal(1, await Route(desk));
        Assert.Equal(big.AccountId, await AgentOf(desk, number));
    }

    [Theory, OnEachDatabase]
    public async Task A_case_goes_to_who_speaks_its_language(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var (chinese, spanish) = (await desk.Agent("zh en"), await desk.Agent("es en"));
        var (zh, es, ko) = (await desk.Request(seller, language: "zh"), await desk.Request(seller, language: "es"), await desk.Request(seller, language: "ko"));
        Assert.Equal(2, await Route(desk));
        Assert.Equal((chinese.AccountId, spanish.AccountId), ((await AgentOf(desk, zh))!.Value, (await AgentOf(desk, es))!.Value));
        Assert.Null(await AgentOf(desk, ko));
    }

    [Theory, OnEachDatabase]
    public async Task What_nobody_on_shift_speaks_goes_to_somebody_before_it_is_late(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await desk.Agent("es");
        var english = await desk.Agent("en");
        var number = await desk.Request(await desk.Seller(), language: "ko");
        Assert.Equal(0, await Route(desk));
        desk.Pass(TimeSpan.FromHours(6.5));
        await desk.Do((SweepClocks h) => h.Handle());
        Assert.Equal(1, await Route(desk));
        Assert.Equal(english.AccountId, await AgentOf(desk, number));
    }

    [Theory, OnEachDatabase]
    public async Task A_case_goes_to_who_takes_its_area_the_specialist_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var (all, money, parcels) = (await desk.Agent(), await desk.Agent(areas: "funds"), await desk.Agent(areas: "logistics order"));
        var (fund, parcel, listing) = (await desk.Request(seller, "funds.commission"), await desk.Request(seller), await desk.Request(seller, "listing.duplicate"));
        Assert.Equal(3, await Route(desk));
        Assert.Equal((money.AccountId, parcels.AccountId, all.AccountId), ((await AgentOf(desk, fund))!.Value, (await AgentOf(desk, parcel))!.Value, (await AgentOf(desk, listing))!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_gets_more_than_there_is_room_for(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent(capacity: 3));
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
            numbers.Add(await desk.Request(seller));
        Assert.Equal(3, await Route(desk));
        Assert.Equal(0, await Route(desk));
        var done = await desk.Do((DeskContext db) => db.Cases.Where(c => c.AssigneeId == agent.AccountId).Select(c => c.Number).FirstAsync());
        await desk.Reply(done, agent, "solved");
        Assert.Equal(1, await Route(desk));
    }

    [Theory]
    [InlineData("2026-11-02T00:59:59Z", false)]
    [InlineData("2026-11-02T01:00:00Z", true)]
    [InlineData("2026-11-02T09:59:59Z", true)]
    [InlineData("2026-11-02T10:00:00Z", false)]
    [InlineData("2026-11-07T03:00:00Z", false)]
    [InlineData("2026-11-08T15:59:59Z", false)]
    [InlineData("2026-11-09T01:00:00Z", true)]
    public void Shifts_hold_in_their_own_time_zone(string at, bool on)
    {
        var profile = new StaffProfile { AccountId = Guid.NewGuid(), Languages = "zh", Shifts = "Asia/Shanghai|1-5|09:00|18:00", Capacity = 1 };
        var instant = DateTime.Parse(at, null, System.Globalization.DateTimeStyles.RoundtripKind);
        Assert.Equal(on, AssignWaiting.OnShift([profile], instant).Count == 1);
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_off_shift_away_or_gone_gets_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        await desk.Agent(shifts: "Asia/Shanghai|6-7|09:00|18:00");
        await desk.Lead();
        await desk.Staff(Role.Mediator);
        var away = await desk.Agent();
        var gone = await desk.Agent();
        await desk.Do((ChangeAvailability h) => h.Handle(true, away));
        await desk.Do((SwitchAccount h) => h.Handle(gone.AccountId, false, desk.Admin));
        Assert.Equal(0, await Route(desk));

        await desk.Do((ChangeAvailability h) => h.Handle(false, away));
        Assert.Equal(1, await Route(desk));
        Assert.Equal(away.AccountId, await AgentOf(desk, number));
    }

    [Theory, OnEachDatabase]
    public async Task Where_there_is_little_room_what_is_due_first_goes_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var older = await desk.Request(seller);
        desk.Pass(TimeSpan.FromMinutes(1));
        var newer = await desk.Request(seller);
        var urgent = await desk.Request(seller, "account.suspended-wrongly");
        await desk.Agent(capacity: 2);
        Assert.Equal(2, await Route(desk));
        Assert.NotNull(await AgentOf(desk, urgent));
        Assert.NotNull(await AgentOf(desk, older));
        Assert.Null(await AgentOf(desk, newer));
    }

    [Theory, OnEachDatabase]
    public async Task Breached_cases_go_before_all_others(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var late = await desk.Request(seller);
        desk.Pass(TimeSpan.FromHours(9));
        await desk.Do((SweepClocks h) => h.Handle());
        var urgent = await desk.Request(seller, "account.suspended-wrongly");
        await desk.Agent(capacity: 1);
        Assert.Equal(1, await Route(desk));
        Assert.NotNull(await AgentOf(desk, late));
        Assert.Null(await AgentOf(desk, urgent));
    }

    [Theory, OnEachDatabase]
    public async Task A_crowd_that_nobody_takes_does_not_bar_the_way_for_the_rest(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var form = await desk.CompleteForm(seller, "funds.commission");
        for (var i = 0; i < 105; i++)
            (await desk.Submit(seller, form)).OrThrow();
        desk.Pass(TimeSpan.FromHours(1));
        var parcel = await desk.Request(seller);
        var agent = await desk.Agent(areas: "logistics");
        Assert.Equal(1, await Route(desk));
        Assert.Equal(agent.AccountId, await AgentOf(desk, parcel));
    }

    [Theory, OnEachDatabase]
    public async Task Two_routers_at_once_assign_every_case_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var other = await desk.AnotherNode();
        var seller = await desk.Seller();
        await desk.Agent();
        await desk.Agent();
        for (var i = 0; i < 20; i++)
            await desk.Request(seller);
        var assigned = await Task.WhenAll(Task.Run(() => Route(desk)), Task.Run(() => Route(other)));
        Assert.Equal(20, assigned.Sum());
        var events = await desk.Do((DeskContext db) => db.CaseEvents.Where(e => e.Kind == CaseEventKind.Assigned).GroupBy(e => e.CaseId).Select(g => g.Count()).ToListAsync());
        Assert.Equal(Enumerable.Repeat(1, 20), events);
    }

    [Theory, OnEachDatabase]
    public async Task Two_routers_at_once_fill_nobody_beyond_the_room_there_is(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent(capacity: 3));
        for (var i = 0; i < 8; i++)
        {
            await desk.Request(seller);
            desk.Pass(TimeSpan.FromMilliseconds(1));
        }
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => Route(desk))));
        Assert.Equal(0, await Route(busy));
        Assert.Equal(3, await desk.Do((DeskContext db) => db.Cases.CountAsync(c => c.AssigneeId == agent.AccountId)));
    }

    [Theory, OnEachDatabase]
    public async Task A_person_takes_gives_puts_back_or_lets_the_router_choose(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (agent, lead) = (await desk.Agent(), await desk.Lead());
        var number = await desk.Request(await desk.Seller());
        Task<Outcome<Case>> Assign(string? to, Actor by) => desk.Do((AssignCase h) => h.Handle(new(number, to), by));
        Assert.Equal(lead.AccountId, (await Assign("me", lead)).OrThrow().AssigneeId!.Value);
        Assert.Null((await Assign("none", lead)).OrThrow().AssigneeId);
        Assert.Equal(agent.AccountId, (await Assign("auto", lead)).OrThrow().AssigneeId!.Value);
        Assert.Equal("missing.to", (await Assign(" ", lead)).Refusal?.Faults[0].Code);
        Assert.Equal("invalid.assignee", (await Assign("somebody", lead)).Refusal?.Faults[0].Code);
        Assert.Equal(RefusalKind.Forbidden, (await Assign("me", await desk.Staff(Role.Mediator))).Refusal?.Kind);
        await desk.Do((ChangeCase h) => h.Handle(new(number, null, "solved"), agent));
        Assert.Equal("assign.done", (await Assign("auto", lead)).Refusal?.Faults[0].Code);
    }

    [Theory, OnEachDatabase]
    public async Task When_nobody_is_free_the_router_says_so(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Request(await desk.Seller());
        Assert.Equal("assign.nobody_free", (await desk.Do((AssignCase h) => h.Handle(new(number, "auto"), desk.Admin))).Refusal?.Faults[0].Code);
    }
}
