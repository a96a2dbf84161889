using Dragoman.Desk.Cases;
using Dragoman.Desk.Policies;

namespace Dragoman.Desk.Tests.Policies;

public sealed class PolicyArchiveTests
{
    private const string General = "firstReply: 8h\n      nextReply: 8h\n      resolution: 24h";

    [Theory, OnEachDatabase]
    public async Task The_same_policy_starts_again(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var again = await desk.AnotherNode();
        Assert.Equal(24, again.Get<PolicyArchive>().AgreementOf("V3.2").RuleFor("order", "normal").Resolution.TotalHours);
    }

    [Theory, OnEachDatabase]
    public async Task Changed_terms_without_a_new_version_are_refused(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var e = await Assert.ThrowsAsync<PolicyException>(() => desk.AnotherNode(PolicyText.With(General, General.Replace("24h", "12h"))));
        Assert.Contains("the agreement V3.2 was changed; give the changed terms a new version", e.Message);
    }

    [Theory, OnEachDatabase]
    public async Task A_change_that_is_no_term_of_the_agreement_needs_no_new_version(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        await using var changed = await desk.AnotherNode(PolicyText.With("maxFiles: 10", "maxFiles: 5"));
        Assert.Equal(5, changed.Policy.Uploads.MaxFiles);
    }

    [Theory, OnEachDatabase]
    public async Task A_case_keeps_the_terms_that_it_was_opened_under(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, agent) = (await desk.Seller(), await desk.Agent());
        var old = await desk.Request(seller);
        var text = PolicyText.With(General, General.Replace("24h", "12h")).Replace("V3.2", "V3.3");
        await using var newer = await desk.AnotherNode(text);
        var fresh = await newer.Request(seller);

        await newer.Reply(old, agent);
        Assert.Equal(desk.Now.AddHours(24), (await newer.Clock(old, CaseClock.Resolution)).DueAt);
        Assert.Equal("V3.2", (await newer.Case(old)).PolicyVersion);
        Assert.Equal(desk.Now.AddHours(12), (await newer.Clock(fresh, CaseClock.Resolution)).DueAt);
        Assert.Equal("V3.3", (await newer.Case(fresh)).PolicyVersion);
    }
}
