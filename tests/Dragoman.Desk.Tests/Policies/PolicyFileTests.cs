using Dragoman.Desk.Policies;

namespace Dragoman.Desk.Tests.Policies;

public sealed class PolicyFileTests
{
    [Fact]
    public void The_reference_policy_holds_together()
    {
        var policy = PolicyFile.Load(Repository.Paths("").Policy);
        Assert.Equal(72, policy.Topics.Count);
        Assert.Equal(12, policy.Languages.Count);
        Assert.Equal("V3.2", policy.Version);
    }

    [Theory]
    [InlineData("warnAt: 0.8", "warnAt: 1.8", "agreement.warnAt must be a number from 0.01 to 0.99")]
    [InlineData("resolution: 24h", "resolution: 24", "agreement.rules[1].resolution '24' must be a time above zero in hours, such as 24h")]
    [InlineData("firstReply: 4h", "firstReply: 0h", "agreement.rules[0].firstReply '0h' must be a time above zero in hours, such as 24h")]
    [InlineData("pauseOn: [waiting, hold]", "pauseOn: [waiting, asleep]", "agreement.pauseOn[1] 'asleep' is not one of new, open, waiting, hold, solved, closed")]
    [InlineData("inForceSince: 2024-04-01", "inForceSince: April", "inForceSince must be a date such as 2024-04-01")]
    [InlineData("defaultLanguage: en", "defaultLanguage: xx", "defaultLanguage is not among the languages")]
    [InlineData("maxFiles: 10", "maxFiles: ten", "uploads.maxFiles must be a number from 1 to 100")]
    [InlineData("kind: digits4", "kind: digits9", "intake.urgent_funds.fields[3].kind 'digits9' is not one of text, digits4, amount, currency, instant")]
    [InlineData("kinds: [pdf] }", "kinds: [docx] }", "intake.complex.evidence[1].kinds[0] 'docx' is not one of image, pdf, text")]
    [InlineData("id: tools.erp, area: tools }", "id: tools.erp, area: tools, contract: nowhere }", "topics[70].contract the contract of tools.erp is not in intake")]
    [InlineData("id: tools.erp,", "id: tools.api-error,", "topics[70] the topic tools.api-error stands twice")]
    [InlineData("areas: [funds]", "areas: [fnuds]", "agreement.rules names the area fnuds, which no topic has")]
    [InlineData("entrance: seller.aliexpress.com/help\n", "", "'entrance' is missing")]
    public void A_fault_is_named_with_its_line(string right, string wrong, string reason)
    {
        var e = Assert.Throws<PolicyException>(() => PolicyFile.Parse(PolicyText.With(right, wrong), "mine.yaml"));
        var fault = Assert.Single(e.Faults, f => f.EndsWith(reason, StringComparison.Ordinal));
        Assert.Matches(@"^line \d+: ", fault);
        Assert.StartsWith("mine.yaml", e.Message);
    }

    [Fact]
    public void The_line_is_the_one_that_an_editor_shows()
    {
        var text = PolicyText.With("nextReply: 12h", "nextReply: soon");
        var e = Assert.Throws<PolicyException>(() => PolicyFile.Parse(text, "mine.yaml"));
        Assert.StartsWith($"line {PolicyText.LineOf(text, "nextReply: soon")}: ", Assert.Single(e.Faults));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var text = PolicyText.With("warnAt: 0.8", "warnAt: never").Replace("maxFiles: 10", "maxFiles: 0").Replace("version: \"V3.2\"\n", "");
        var e = Assert.Throws<PolicyException>(() => PolicyFile.Parse(text, "mine.yaml"));
        Assert.Equal(3, e.Faults.Count);
    }

    [Fact]
    public void The_last_rule_must_fit_every_case()
    {
        var text = PolicyText.With("- name: general\n", "- name: general\n      priorities: [normal]\n");
        var e = Assert.Throws<PolicyException>(() => PolicyFile.Parse(text, "mine.yaml"));
        Assert.Contains("the last rule must fit every case", Assert.Single(e.Faults));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a sentence")]
    [InlineData("- a\n- list\n")]
    [InlineData("name: [unclosed\nversion: x")]
    [InlineData("name: twice\nname: twice")]
    [InlineData("\tname: tab")]
    public void A_file_that_is_no_policy_is_refused_with_reasons(string text)
    {
        var e = Assert.Throws<PolicyException>(() => PolicyFile.Parse(text, "mine.yaml"));
        Assert.NotEmpty(e.Faults);
        Assert.All(e.Faults, f => Assert.Matches(@"^line \d+: .+", f));
    }
}
