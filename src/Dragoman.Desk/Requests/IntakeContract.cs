using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Files;
using Dragoman.Desk.Orders;
using Dragoman.Desk.Policies;

namespace Dragoman.Desk.Requests;

/// <summary>One thing a request must carry, and whether it does.</summary>
/// <param name="Item">topic, subject, text, orderNumber, errorCode, a field's name or a slot's name.</param>
/// <param name="Fault">Null when it is there and right.</param>
public sealed record ChecklistItem(string Item, string Kind, Fault? Fault);

/// <summary>What is checked beside the form itself: the order if there is one, and the uploads.</summary>
public sealed record IntakeFacts(Order? Order, string? Store, Guid SellerId, IReadOnlyDictionary<Guid, StoredFile> Files);

/// <summary>What a request must carry, from the policy. A pure function: the same answer for the live checklist and for the submission.</summary>
public static partial class IntakeContract
{
    public const int MaxSubject = 200;
    public const int MaxField = 2000;

    public static IReadOnlyList<ChecklistItem> Check(RequestForm form, Policy policy, IntakeFacts facts)
    {
        var items = new List<ChecklistItem>
        {
            new("topic", "choice", string.IsNullOrWhiteSpace(form.Topic) ? new Fault("missing.topic", "topic") : policy.Knows(form.Topic) ? null : new Fault("invalid.topic", "topic")),
            new("subject", "text", TextFault("subject", form.Subject, MaxSubject, oneLine: true)),
            new("text", "text", MessageText.Check(form.Text).FirstOrDefault()),
        };
        if (form.Language is not null && !policy.Languages.Contains(form.Language))
            items.Add(new("language", "choice", new Fault("invalid.language", "language")));
        var rules = policy.Knows(form.Topic) ? policy.IntakeFor(form.Topic!) : policy.Intake["general"];
        if (rules.OrderNumber || !string.IsNullOrWhiteSpace(form.OrderNumber))
            items.Add(new("orderNumber", "order", OrderFault(form, facts)));
        if (rules.ErrorCode || !string.IsNullOrWhiteSpace(form.ErrorCode))
            items.Add(new("errorCode", "code", CodeFault(form)));
        items.AddRange(rules.Fields.Select(f => new ChecklistItem(f.Name, f.Kind, FieldFault(f, form.Fields.GetValueOrDefault(f.Name)))));
        foreach (var unknown in form.Fields.Keys.Where(k => rules.Fields.All(f => f.Name != k)).Take(50))
            items.Add(new(unknown, "text", new Fault("field.unknown", unknown)));
        items.AddRange(Evidence(form, rules, facts));
        var files = form.AllFiles;
        if (files.Count > policy.Uploads.MaxFiles)
            items.Add(new("files", "files", new Fault("file.too_many", "files", new Dictionary<string, object?> { ["max"] = policy.Uploads.MaxFiles })));
        if (files.Any(f => !facts.Files.ContainsKey(f)))
            items.Add(new("files", "files", new Fault("file.unknown", "files")));
        return items;
    }

    /// <summary>Which upload fills which slot: those named first, then the others in the contract's order, each by its kind.</summary>
    public static IReadOnlyDictionary<Guid, string> Slots(RequestForm form, IntakeRules rules, IntakeFacts facts)
    {
        var slots = new Dictionary<Guid, string>();
        foreach (var rule in rules.Evidence)
            foreach (var file in form.Evidence.GetValueOrDefault(rule.Slot) ?? [])
                slots.TryAdd(file, rule.Slot);
        foreach (var rule in rules.Evidence.Where(r => !slots.ContainsValue(r.Slot)))
        {
            var free = form.Files.FirstOrDefault(f => !slots.ContainsKey(f) && facts.Files.TryGetValue(f, out var file) && rule.Takes(file.MediaType));
            if (free != Guid.Empty)
                slots[free] = rule.Slot;
        }
        return slots;
    }

    /// <summary>An error code as the marketplace writes it: capitals, ASCII, no blanks around.</summary>
    public static string? NormalCode(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : SafeNormal(code).Trim().ToUpperInvariant().Replace('–', '-').Replace('—', '-');

    /// <summary>An order number without blanks and hyphens, in ASCII digits.</summary>
    public static string? NormalOrder(string? number) =>
        string.IsNullOrWhiteSpace(number) ? null : string.Concat(SafeNormal(number).Where(c => !char.IsWhiteSpace(c) && c != '-'));

    private const int LongestCode = 64;

    /// <summary>Compatibility forms undone; cut first, since one character may become many.</summary>
    private static string SafeNormal(string text)
    {
        var kept = text.Length > LongestCode ? text[..LongestCode] : text;
        return PlainText.IsWellFormed(kept) ? kept.Normalize(NormalizationForm.FormKC) : kept;
    }

    private static Fault? OrderFault(RequestForm form, IntakeFacts facts)
    {
        var number = NormalOrder(form.OrderNumber);
        if (number is null)
            return new Fault("missing.order_number", "orderNumber");
        if (number.Length is < 8 or > 24 || !number.All(char.IsAsciiDigit))
            return new Fault("invalid.order_number", "orderNumber");
        var said = new Dictionary<string, object?> { ["number"] = number };
        return facts.Order is null ? new Fault("order.unknown", "orderNumber", said)
            : facts.Order.SellerId != facts.SellerId ? new Fault("order.not_yours", "orderNumber", said)
            : null;
    }

    private static Fault? CodeFault(RequestForm form) => NormalCode(form.ErrorCode) is not { } code
        ? new Fault("missing.error_code", "errorCode")
        : ErrorCode().IsMatch(code) ? null : new Fault("invalid.error_code", "errorCode");

    private static IEnumerable<ChecklistItem> Evidence(RequestForm form, IntakeRules rules, IntakeFacts facts)
    {
        var slots = Slots(form, rules, facts);
        foreach (var rule in rules.Evidence)
        {
            var filled = slots.Where(s => s.Value == rule.Slot).Select(s => facts.Files.GetValueOrDefault(s.Key)).OfType<StoredFile>().ToList();
            yield return new(rule.Slot, "file", filled.Count == 0 ? new Fault($"missing.{rule.Slot}", rule.Slot)
                : filled.All(f => rule.Takes(f.MediaType)) ? null
                : new Fault("invalid.file_kind", rule.Slot, new Dictionary<string, object?> { ["slot"] = rule.Slot, ["kinds"] = string.Join(", ", rule.Kinds) }));
        }
    }

    private static Fault? FieldFault(FieldRule rule, string? value)
    {
        if (TextFault(rule.Name, value, rule.MaxLength, oneLine: rule.MaxLength <= 200) is { } fault)
            return fault;
        var text = SafeNormal(value!).Trim();
        var valid = rule.Kind switch
        {
            "digits4" => text.Length == 4 && text.All(char.IsAsciiDigit),
            "amount" => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1_000_000_000,
            "currency" => text.Length == 3 && text.All(char.IsAsciiLetterUpper),
            "instant" => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            _ => true,
        };
        return valid ? null : new Fault($"invalid.{rule.Name}", rule.Name);
    }

    private static Fault? TextFault(string name, string? value, int max, bool oneLine) =>
        string.IsNullOrWhiteSpace(value) ? new Fault($"missing.{name}", name)
        : value.Length > max ? new Fault($"too_long.{name}", name, new Dictionary<string, object?> { ["max"] = max })
        : !PlainText.IsWellFormed(value) || (oneLine && value.Contains('\n')) ? new Fault($"invalid.{name}", name)
        : null;

    [GeneratedRegex(@"^[A-Z]{2,5}-[A-Z]{2,5}-[0-9]{2,6}$")]
    private static partial Regex ErrorCode();
}
