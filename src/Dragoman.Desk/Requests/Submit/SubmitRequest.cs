using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests.Drafts;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Requests.Submit;

/// <summary>A seller files a request: accepted durably with its promises, or returned with every reason at once and a draft that keeps all of it.</summary>
public sealed class SubmitRequest(DeskContext db, CaseLog log, IntakeLookup lookup, SaveDraft drafts, CaseNumbers numbers, Policy policy, TimeProvider time)
{
    /// <param name="DraftId">The draft that is being sent; it ends with the acceptance.</param>
    public sealed record Command(RequestForm Form, Guid? DraftId = null, string Channel = "console");

    public sealed record Promise(string Metric, long TargetMinutes, DateTime? DueAt);

    public sealed record Accepted(string Number, string Status, IReadOnlyList<Promise> Clocks, string Url, string Language);

    public async Task<Outcome<Accepted>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var facts = await lookup.For(command.Form, actor, ct);
        var checklist = IntakeContract.Check(command.Form, policy, facts);
        var faults = checklist.Select(i => i.Fault).OfType<Fault>().ToList();
        if (faults.Count > 0)
            return await Return(command, faults, actor, ct);

        var change = await Open(command, actor, facts, ct);
        if (!await log.TryCommit([change], ct))
            throw new InvalidOperationException("A new case cannot be overtaken");
        // Only now: what was typed is in the case, or still in the draft.
        if (command.DraftId is { } draft)
            await db.RequestDrafts.Where(d => d.Id == draft && d.AccountId == actor.AccountId).ExecuteDeleteAsync(ct);
        return new Accepted(change.Case.Number, change.Case.Status,
            [.. change.Clocks.Select(c => new Promise(c.Metric, c.TargetSeconds / 60, c.DueAt))], $"/requests/{change.Case.Number}", change.Case.Language);
    }

    private async Task<Refusal> Return(Command command, List<Fault> faults, Actor actor, CancellationToken ct)
    {
        var codes = faults.Select(f => f.Code).ToList();
        var kept = await drafts.Handle(new SaveDraft.Command(command.DraftId, command.Form, codes), actor, ct);
        if (kept.Refusal is { Kind: RefusalKind.NotFound })
            kept = await drafts.Handle(new SaveDraft.Command(null, command.Form, codes), actor, ct);
        return Refusal.Invalid(faults) with { DraftId = kept.Succeeded ? kept.Value.Id : null };
    }

    private async Task<CaseChange> Open(Command command, Actor actor, IntakeFacts facts, CancellationToken ct)
    {
        var form = command.Form;
        var topic = policy.Topics[form.Topic!];
        var rules = policy.Intake[topic.Contract];
        var subject = Subject(form.Subject!, rules.Mark);
        var at = time.UtcNow();
        var change = log.Start(new Case
        {
            Number = numbers.Next('R'),
            Kind = "request",
            SellerId = actor.SellerId!.Value,
            RequesterId = actor.AccountId,
            PolicyVersion = policy.Version,
            OpenedAt = at,
        }, facts.Store);
        var author = new Author(actor.AccountId, AuthorKind.Seller);
        change.Record(author, CaseEventKind.Opened, data: new Opened(
            topic.Id, policy.QueueOf(topic.Id), subject, LanguageOf(form, actor), IntakeContract.NormalOrder(form.OrderNumber), IntakeContract.NormalCode(form.ErrorCode),
            rules.Priority, command.Channel, form.Fields.ToDictionary(f => f.Key, f => f.Value.Trim()))
        {
            Transcript = await Transcript(form.ConversationId, actor, ct),
        });
        var message = change.Record(author, CaseEventKind.Message, form.Text!.Trim(), @public: true);
        var slots = IntakeContract.Slots(form, rules, facts);
        change.Attach(message, form.AllFiles.Select(f => (f, slots.GetValueOrDefault(f))));
        return change;
    }

    /// <summary>The mark stands where the contract sets it, and nowhere else.</summary>
    private string Subject(string typed, string? mark)
    {
        var subject = typed.Trim();
        foreach (var known in policy.Intake.Values.Select(i => i.Mark).OfType<string>())
            subject = subject.Replace(known, "", StringComparison.OrdinalIgnoreCase).Trim();
        return mark is null ? subject.Length > 0 ? subject : typed.Trim('[', ']', ' ') : $"{mark} {subject}".Trim();
    }

    private string LanguageOf(RequestForm form, Actor actor)
    {
        if (form.Language is not null)
            return form.Language;
        var found = LanguageDetector.Detect($"{form.Subject} {form.Text}");
        return found.Confidence >= 0.5 && policy.Languages.Contains(found.Code) ? found.Code : policy.LanguageOrDefault(actor.Language);
    }

    private async Task<IReadOnlyList<TranscriptLine>> Transcript(Guid? conversationId, Actor actor, CancellationToken ct)
    {
        if (conversationId is null)
            return [];
        var turns = await db.ConversationTurns.AsNoTracking()
            .Where(t => t.ConversationId == conversationId && db.Conversations.Any(c => c.Id == conversationId && (c.AccountId == null || c.AccountId == actor.AccountId)))
            .OrderBy(t => t.At).ThenBy(t => t.Id).Take(50).ToListAsync(ct);
        return [.. turns.SelectMany(t => new[]
        {
            new TranscriptLine("seller", t.Question, t.At),
            new TranscriptLine("assistant", t.Title ?? t.Outcome, t.At),
        })];
    }
}

/// <summary>What a request must carry and what of it is there, before it is sent.</summary>
public sealed class CheckRequest(IntakeLookup lookup, Policy policy)
{
    public sealed record Checked(bool Complete, IReadOnlyList<ChecklistItem> Items, IReadOnlyList<SubmitRequest.Promise> Promises);

    public async Task<Outcome<Checked>> Handle(RequestForm form, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller)
            return Refusal.Forbidden;
        var items = IntakeContract.Check(form, policy, await lookup.For(form, actor, ct));
        return new Checked(items.All(i => i.Fault is null), items, Promises(form));
    }

    private List<SubmitRequest.Promise> Promises(RequestForm form)
    {
        if (!policy.Knows(form.Topic))
            return [];
        var rule = policy.Agreement.RuleFor(policy.QueueOf(form.Topic!), policy.IntakeFor(form.Topic!).Priority);
        return [new(CaseClock.FirstReply, (long)rule.FirstReply.TotalMinutes, null), new(CaseClock.Resolution, (long)rule.Resolution.TotalMinutes, null)];
    }
}
