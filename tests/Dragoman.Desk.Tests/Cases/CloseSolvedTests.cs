using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Sweep;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Tests.Cases;

public sealed class CloseSolvedTests
{
    private static Task<int> Close(TestDesk desk) => desk.Do((CloseSolved h) => h.Handle());

    [Theory, OnEachDatabase]
    public async Task What_was_solved_three_days_without_a_word_is_closed(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var (silent, open) = (await desk.Request(seller), await desk.Request(seller));
        await desk.Reply(silent, agent, "solved");
        var solved = desk.Now;
        await desk.Reply(open, agent);
        desk.Pass(TimeSpan.FromHours(72) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await Close(desk));
        desk.Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Close(desk));
        Assert.Equal(0, await Close(desk));
        var closed = await desk.Case(silent);
        Assert.Equal(("closed", solved, desk.Now), (closed.Status, closed.SolvedAt!.Value, closed.ClosedAt!.Value));
        Assert.Equal("no_answer", (await desk.Story(silent, seller)).Timeline[^1].Data!.Value.GetProperty("reason").GetString());
        Assert.Equal("open", (await desk.Case(open)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Solved_again_the_time_begins_again(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "solved");
        desk.Pass(TimeSpan.FromHours(71));
        await desk.Write(number, seller);
        await desk.Reply(number, agent, "solved");
        desk.Pass(TimeSpan.FromHours(71));
        Assert.Equal(0, await Close(desk));
        desk.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await Close(desk));
    }

    [Theory, OnEachDatabase]
    public async Task Two_nodes_at_once_close_each_case_once(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var other = await desk.AnotherNode();
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        for (var i = 0; i < 10; i++)
            await desk.Reply(await desk.Request(seller), agent, "solved");
        desk.Pass(TimeSpan.FromHours(73));
        var closed = await Task.WhenAll(Task.Run(() => Close(desk)), Task.Run(() => Close(other)));
        Assert.Equal(10, closed.Sum() + await Close(desk));
    }

    [Theory, OnEachDatabase]
    public async Task A_case_that_reopens_in_the_moment_of_closing_stays_open(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        await desk.Reply(number, agent, "solved");
        desk.Pass(TimeSpan.FromHours(73));
        await using var busy = await desk.AnotherNode(also: s => s.AddSingleton<ICaseListener>(new Between(() => desk.Write(number, seller))));
        Assert.Equal(0, await Close(busy));
        Assert.Equal("open", (await desk.Case(number)).Status);
    }
}
