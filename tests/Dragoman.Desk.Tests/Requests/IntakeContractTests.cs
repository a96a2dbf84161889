using Dragoman.Desk.Files;
using Dragoman.Desk.Orders;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;

namespace Dragoman.Desk.Tests.Requests;

public sealed class IntakeContractTests
{
    private static readonly Policy Policy = PolicyFile.Load(Repository.Paths("").Policy);
    private static readonly Guid Seller = Guid.CreateVersion7();
    private static readonly Order Order = new() { Number = "8190000000000001", SellerId = Seller, PlacedAt = default, AmountMinor = 1, Currency = "USD" };

    public static TheoryData<string> Topics() => [.. Policy.Topics.Values.OrderBy(t => t.Order).Select(t => t.Id)];

    private static StoredFile Upload(string kind) => new()
    {
        OwnerId = Seller,
        SellerId = Seller,
        Name = "upload",
        MediaType = kind switch { "pdf" => "application/pdf", "text" => "text/plain", _ => "image/webp" },
        Bytes = 1,
        Sha256 = "",
        UploadedAt = default,
    };

    private static IntakeFacts Facts(Order? order, params StoredFile[] files) => new(order, "Store", Seller, files.ToDictionary(f => f.Id));

    /// <summary>A form with all that the topic asks for; its uploads are named for no slot.</summary>
    private static (RequestForm Form, IntakeFacts Facts) Complete(string topic)
    {
        var rules = Policy.IntakeFor(topic);
        StoredFile[] files = [.. rules.Evidence.Select(e => Upload(e.Kinds[0]))];
        var fields = rules.Fields.ToDictionary(f => f.Name, f => f.Kind switch
        {
            "digits4" => "0042",
            "amount" => "1,250.00",
            "currency" => "EUR",
            "instant" => "2026-10-30 16:15:00",
            _ => "中国工商银行杭州分行",
        });
        return (new RequestForm(topic, "Subject", "Text", "zh", Order.Number, "AE-ERR-403") { Fields = fields, Files = [.. files.Select(f => f.Id)] }, Facts(Order, files));
    }

    private static IEnumerable<string> Codes(RequestForm form, IntakeFacts facts) =>
        IntakeContract.Check(form, Policy, facts).Select(i => i.Fault?.Code).OfType<string>();

    [Theory, MemberData(nameof(Topics))]
    public void What_the_contract_asks_for_suffices(string topic)
    {
        var (form, facts) = Complete(topic);
        Assert.Empty(Codes(form, facts));
    }

    [Theory, MemberData(nameof(Topics))]
    public void Of_an_empty_form_everything_missing_is_said_at_once(string topic)
    {
        var rules = Policy.IntakeFor(topic);
        string[] expected =
        [
            "missing.subject", "missing.text", "missing.order_number", "missing.error_code",
            .. rules.Fields.Select(f => $"missing.{f.Name}"), .. rules.Evidence.Select(e => $"missing.{e.Slot}"),
        ];
        Assert.Equal(expected, Codes(new RequestForm(topic), Facts(null)));
    }

    [Theory, MemberData(nameof(Topics))]
    public void Each_single_thing_that_is_left_out_is_said_and_nothing_else(string topic)
    {
        var (form, facts) = Complete(topic);
        Assert.Equal(["missing.subject"], Codes(form with { Subject = " \n" }, facts));
        Assert.Equal(["missing.text"], Codes(form with { Text = null }, facts));
        Assert.Equal(["missing.order_number"], Codes(form with { OrderNumber = " " }, facts));
        Assert.Equal(["missing.error_code"], Codes(form with { ErrorCode = "" }, facts));
        var rules = Policy.IntakeFor(topic);
        foreach (var field in form.Fields.Keys)
            Assert.Equal([$"missing.{field}"], Codes(form with { Fields = form.Fields.Where(f => f.Key != field).ToDictionary() }, facts));
        for (var i = 0; i < rules.Evidence.Count; i++)
        {
            var evidence = rules.Evidence.Where((_, at) => at != i).Select((e, at) => (e.Slot, File: form.Files[at < i ? at : at + 1]));
            var named = form with { Files = [], Evidence = evidence.ToDictionary(e => e.Slot, e => (IReadOnlyList<Guid>)[e.File]) };
            Assert.Equal([$"missing.{rules.Evidence[i].Slot}"], Codes(named, facts));
        }
    }

    [Fact]
    public void The_facts_of_the_reference_policy_are_in_the_contracts()
    {
        Assert.All(Policy.Topics.Keys.Select(Policy.IntakeFor), rules => Assert.True(rules is { OrderNumber: true, ErrorCode: true }));
        var money = Policy.IntakeFor("funds.payout-failed");
        Assert.Equal(("[URGENT-FUND]", "urgent"), (money.Mark, money.Priority));
        Assert.Equal(["transaction_time", "amount", "currency", "card_last4", "bank_name"], money.Fields.Select(f => f.Name));
        Assert.Contains(money.Evidence, e => e.Slot == "bank_statement");
        foreach (var (topic, slot) in new[] { ("account.suspended-wrongly", "compliance_proof"), ("promo.traffic-drop", "analytics_before"), ("promo.traffic-drop", "analytics_after"), ("logistics.label-batch-print", "console_log") })
            Assert.Contains(Policy.IntakeFor(topic).Evidence, e => e.Slot == slot);
        Assert.Equal(3, Policy.Intake.Values.Count(i => i.Priority == "high"));
        Assert.Equal(["screenshot", "appeal_letter", "sealed_documents", "bilingual_explanation"], Policy.IntakeFor("listing.ip-complaint").Evidence.Select(e => e.Slot));
    }

    [Fact]
    public void Another_sellers_order_is_not_yours_and_an_unknown_one_is_unknown()
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["order.not_yours"], Codes(form, facts with { Order = new() { Number = Order.Number, SellerId = Guid.NewGuid(), PlacedAt = default, AmountMinor = 1, Currency = "USD" } }));
        Assert.Equal(["order.unknown"], Codes(form, facts with { Order = null }));
    }

    [Theory]
    [InlineData("8190 0000 0000 0001")]
    [InlineData(" 8190-0000-0000-0001 ")]
    [InlineData("８１９００００００００００００１")]
    public void An_order_number_counts_however_it_is_written(string typed)
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(Order.Number, IntakeContract.NormalOrder(typed));
        Assert.Empty(Codes(form with { OrderNumber = typed }, facts));
    }

    [Theory]
    [InlineData("1234567")]
    [InlineData("1234567890123456789012345")]
    [InlineData("order 12345678")]
    [InlineData("1234567\ud800")]
    [InlineData("12345678\0")]
    public void What_is_no_order_number_is_said_to_be_none(string typed)
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["invalid.order_number"], Codes(form with { OrderNumber = typed }, facts with { Order = null }));
    }

    [Theory]
    [InlineData("ae-err-403", true)]
    [InlineData(" AE–ERR–403 ", true)]
    [InlineData("ＡＥ－ＥＲＲ－４０３", true)]
    [InlineData("403", false)]
    [InlineData("AE-ERR", false)]
    [InlineData("AE-ERR-403\0", false)]
    [InlineData("AE-ERR-403; see picture", false)]
    public void An_error_code_has_its_form(string typed, bool right)
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(right ? [] : ["invalid.error_code"], Codes(form with { ErrorCode = typed }, facts));
    }

    [Theory]
    [InlineData("card_last4", "12", false)]
    [InlineData("card_last4", "１２３４", true)]
    [InlineData("card_last4", "12 34", false)]
    [InlineData("amount", "12480.50", true)]
    [InlineData("amount", "-5", false)]
    [InlineData("amount", "0", false)]
    [InlineData("amount", "much", false)]
    [InlineData("currency", "usd", false)]
    [InlineData("currency", "CNY", true)]
    [InlineData("transaction_time", "2026-10-30T08:15:00+08:00", true)]
    [InlineData("transaction_time", "last week", false)]
    [InlineData("bank_name", "two\nlines", false)]
    [InlineData("bank_name", "zero\0", false)]
    public void A_field_has_the_form_of_its_kind(string field, string value, bool right)
    {
        var (form, facts) = Complete("funds.payout-failed");
        Assert.Equal(right ? [] : [$"invalid.{field}"], Codes(form with { Fields = new Dictionary<string, string>(form.Fields) { [field] = value } }, facts));
    }

    [Fact]
    public void What_is_too_long_is_said_with_the_length_that_is_allowed()
    {
        var (form, facts) = Complete("funds.payout-failed");
        var items = IntakeContract.Check(form with { Subject = new('x', 201), Text = new('x', 10_001), Fields = new Dictionary<string, string>(form.Fields) { ["bank_name"] = new('x', 121) } }, Policy, facts);
        Assert.Equal([("too_long.subject", 200), ("too_long.text", 10_000), ("too_long.bank_name", 120)], items.Where(i => i.Fault is not null).Select(i => (i.Fault!.Code, (int)i.Fault.Values!["max"]!)));
    }

    [Fact]
    public void A_field_that_nobody_asked_for_is_not_swallowed()
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["field.unknown"], Codes(form with { Fields = new Dictionary<string, string> { ["card_number"] = "4111111111111111" } }, facts));
    }

    [Fact]
    public void A_topic_is_needed_and_must_be_one()
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["missing.topic"], Codes(form with { Topic = null }, facts));
        Assert.Equal(["invalid.topic"], Codes(form with { Topic = "order.of-the-day" }, facts));
    }

    [Fact]
    public void Uploads_fill_the_slots_by_their_kind()
    {
        var rules = Policy.IntakeFor("listing.ip-complaint");
        StoredFile letter = Upload("pdf"), picture = Upload("image"), scan = Upload("image"), note = Upload("text");
        var facts = Facts(Order, letter, picture, scan, note);
        var form = new RequestForm { Files = [note.Id, picture.Id, scan.Id, letter.Id] };
        var slots = IntakeContract.Slots(form, rules, facts);
        Assert.Equal(("screenshot", "appeal_letter", "sealed_documents", "bilingual_explanation"), (slots[picture.Id], slots[letter.Id], slots[scan.Id], slots[note.Id]));
    }

    [Fact]
    public void A_named_slot_comes_before_the_order_of_uploads()
    {
        var rules = Policy.IntakeFor("promo.traffic-drop");
        StoredFile one = Upload("image"), two = Upload("image");
        var form = new RequestForm { Files = [one.Id, two.Id], Evidence = new Dictionary<string, IReadOnlyList<Guid>> { ["analytics_after"] = [one.Id] } };
        var slots = IntakeContract.Slots(form, rules, Facts(Order, one, two));
        Assert.Equal(("analytics_after", "analytics_before"), (slots[one.Id], slots[two.Id]));
    }

    [Fact]
    public void A_file_of_the_wrong_kind_does_not_fill_a_slot()
    {
        var (form, facts) = Complete("promo.traffic-drop");
        var text = Upload("text");
        var wrong = Facts(Order, [.. facts.Files.Values, text]);
        Assert.Equal(["missing.analytics_before", "missing.analytics_after"], Codes(form with { Files = [text.Id] }, wrong));
        Assert.Equal(["invalid.file_kind"], Codes(form with { Evidence = new Dictionary<string, IReadOnlyList<Guid>> { ["analytics_before"] = [text.Id] } }, wrong));
    }

    [Fact]
    public void A_strangers_upload_is_no_evidence()
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["missing.screenshot", "file.unknown"], Codes(form with { Files = [Guid.NewGuid()] }, facts));
    }

    [Fact]
    public void More_than_ten_files_are_too_many()
    {
        var (form, _) = Complete("order.unpaid");
        StoredFile[] files = [.. Enumerable.Range(0, 11).Select(_ => Upload("image"))];
        Assert.Equal(["file.too_many"], Codes(form with { Files = [.. files.Select(f => f.Id)] }, Facts(Order, files)));
    }

    [Fact]
    public void A_language_that_the_marketplace_does_not_speak_is_refused()
    {
        var (form, facts) = Complete("order.unpaid");
        Assert.Equal(["invalid.language"], Codes(form with { Language = "tlh" }, facts));
    }
}
