using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Policies;

namespace Dragoman.Desk.Tests.Cases;

public sealed class ReplyTests
{
    private static async Task<Outcome<Case>> Reply(TestDesk desk, string number, Actor by, string? text, string? then = null) =>
        await desk.Do(async (ReplyToCase h) => await h.Handle(new(number, text, (await desk.Case(number)).Version, then), by));

    [Theory, OnEachDatabase]
    public async Task A_reply_opens_the_case_and_gives_it_to_who_answered(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent, other) = (await desk.Seller(), await desk.Agent(), await desk.Agent());
        var number = await desk.Request(seller);
        desk.Pass(TimeSpan.FromMinutes(7));
        var answered = await desk.Reply(number, agent, text: "  We look into it.\n");
        Assert.Equal(("open", CaseStage.Active, agent.AccountId), (answered.Status, answered.Stage, answered.AssigneeId!.Value));
        Assert.Equal(desk.Now, answered.FirstRepliedAt!.Value);

        desk.Pass(TimeSpan.FromMinutes(7));
        var again = await desk.Reply(number, other);
        Assert.Equal(agent.AccountId, again.AssigneeId!.Value);
        Assert.Equal(desk.Now.AddMinutes(-7), again.FirstRepliedAt!.Value);
        Assert.Equal("We look into it.", (await desk.Story(number, seller)).Timeline.First(i => i.Kind == CaseEventKind.Reply).Text);
    }

    [Theory]
    [InlineData(null, "open", CaseStage.Active)]
    [InlineData("waiting", "waiting", CaseStage.Pending)]
    [InlineData("solved", "solved", CaseStage.Done)]
    public async Task A_reply_says_what_comes_then(string? then, string status, CaseStage stage)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var number = await desk.Request(await desk.Seller());
        var answered = await desk.Reply(number, await desk.Agent(), then);
        Assert.Equal((status, stage), (answered.Status, answered.Stage));
        Assert.Equal(status == "solved" ? desk.Now : null, answered.SolvedAt);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_reply_is_said_at_once_and_nothing_is_written()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var agent = await desk.Agent();
        var number = await desk.Request(await desk.Seller());
        var refused = await desk.Do((ReplyToCase h) => h.Handle(new(number, "Dear {store}", null, "closed", [Guid.NewGuid()]), agent));
        Assert.Equal(["reply.placeholder_left", "invalid.then", "missing.version", "file.unknown"], refused.Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(["missing.text"], (await Reply(desk, number, agent, " ")).Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(["too_long.text"], (await Reply(desk, number, agent, new('x', 10_001))).Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(["invalid.text"], (await Reply(desk, number, agent, "zero \0")).Refusal!.Faults.Select(f => f.Code));
        Assert.Equal(2, (await desk.Case(number)).Version);
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_works_cases_answers(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var number = await desk.Request(seller);
        foreach (var other in new[] { Actor.Anonymous, seller, await desk.Partner(), await desk.Staff(Role.Mediator) })
            Assert.Equal(RefusalKind.Forbidden, (await Reply(desk, number, other, "Hello")).Refusal?.Kind);
        foreach (var staff in new[] { await desk.Agent(), await desk.Lead(), await desk.Staff(Role.Advisor), desk.Admin })
            Assert.True((await Reply(desk, number, staff, "Hello")).Succeeded);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_not_found()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        foreach (var number in new[] { "", "R-0000-0000", "R-4F7K-92QD", "\0" })
            Assert.Equal(Refusal.NotFound, (await desk.Do((ReplyToCase h) => h.Handle(new(number, "Hello", 1), desk.Admin))).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_prepared_reply_comes_in_the_cases_language_and_filled_in(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller("晨光家居"), await desk.Agent(name: "Li Na"));
        var number = await desk.Request(seller, "funds.commission", "佣金多扣了", "佣金比例不对，请核对。", "zh");
        var order = (await desk.Case(number)).OrderNumber!;
        var prepared = (await desk.Do((PrepareReplies h) => h.Handle(number, agent))).OrThrow();
        var payout = prepared.Single(r => r.Key == "payout-retried");
        Assert.Equal("zh", payout.Language);
        Assert.Contains("晨光家居", payout.Text);
        Assert.Contains(order, payout.Text);
        Assert.EndsWith("Li Na", payout.Text);
        Assert.Equal(["payout-retried", "need-bank-name"], prepared.Take(2).Select(r => r.Key));
        Assert.True((await Reply(desk, number, agent, payout.Text)).Succeeded);
    }

    [Fact]
    public async Task A_prepared_reply_without_a_text_in_the_language_comes_in_English()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var number = await desk.Request(await desk.Seller(), language: "ja");
        var prepared = (await desk.Do(async (PrepareReplies h) => await h.Handle(number, await desk.Agent()))).OrThrow();
        Assert.All(prepared, r => Assert.Equal("en", r.Language));
    }

    [Theory]
    [InlineData("Hello {store}", true)]
    [InlineData("{order}", true)]
    [InlineData("A { brace } and {json}", false)]
    [InlineData("Hello", false)]
    public void A_placeholder_that_nobody_filled_in_is_seen(string text, bool seen) => Assert.Equal(seen, CannedReplies.HasPlaceholder(text));

    [Fact]
    public void A_file_of_replies_that_names_unknown_placeholders_is_refused()
    {
        static CannedReplies.Entry Entry(string key, string language, string text) => new() { Key = key, Title = key, Texts = { [language] = text } };
        var e = Assert.Throws<PolicyException>(() => new CannedReplies([Entry("a", "en", "{shop}"), Entry("a", "zh", "{store}")]));
        Assert.Equal(["the key 'a' is empty or stands twice", "a has no English text", "a (en) names the unknown placeholder {shop}"], e.Faults);
    }
}
