using System.Text.RegularExpressions;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Change;

/// <summary>Staff change a case's status, priority, topic, tags or assignee. What is null stays as it is.</summary>
public sealed partial class ChangeCase(DeskContext db, CaseLog log, Policy policy)
{
    public const int MostTags = 20;

    /// <param name="Assignee">An account id, "me", or "none".</param>
    public sealed record Command(string Number, int? Version, string? Status = null, string? Priority = null, string? Topic = null,
        IReadOnlyList<string>? Tags = null, string? Assignee = null)
    {
        public IReadOnlyList<string>? AddTags { get; init; }
    }

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        var (faults, assignee) = await Check(command, actor, ct);
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        return await log.Change(command.Number, actor, command.Version, change =>
        {
            if (change.Case.MergedIntoId is not null)
                return Task.FromResult<Refusal?>(Refusal.Invalid("case.merged", "number"));
            if (TagsAfter(change.Case, command).Count > MostTags)
                return Task.FromResult<Refusal?>(Refusal.Invalid("invalid.tags", "tags"));
            Apply(change, command, assignee, new Author(actor.AccountId, AuthorKind.Staff));
            return Task.FromResult<Refusal?>(null);
        }, ct);
    }

    private void Apply(CaseChange change, Command command, Guid? assignee, Author author)
    {
        var c = change.Case;
        if (command.Topic is not null && command.Topic != c.Topic)
            change.Record(author, CaseEventKind.Topic, data: new TopicChanged(c.Topic, command.Topic, policy.QueueOf(command.Topic)));
        if (command.Priority is not null && command.Priority != c.Priority)
            change.Record(author, CaseEventKind.Priority, data: new Changed<string>(c.Priority, command.Priority));
        var before = CaseTags.Split(c.Tags);
        var after = TagsAfter(c, command);
        if ((command.Tags ?? command.AddTags) is not null && !after.SequenceEqual(before))
            change.Record(author, CaseEventKind.Tags, data: new Changed<IReadOnlyList<string>>(before, after));
        if (command.Assignee is not null)
            change.Assign(author, assignee);
        if (command.Status is not null)
            change.SetStatus(author, command.Status);
    }

    private static List<string> TagsAfter(Case c, Command command) =>
        [.. (command.Tags ?? CaseTags.Split(c.Tags)).Concat(command.AddTags ?? []).Select(Normal).Distinct().Order(StringComparer.Ordinal)];

    private async Task<(List<Fault>, Guid?)> Check(Command command, Actor actor, CancellationToken ct)
    {
        var faults = new List<Fault>();
        if (command.Status is not null && (!CaseStatus.All.Contains(command.Status) || command.Status == CaseStatus.New))
            faults.Add(new Fault("invalid.status", "status"));
        if (command.Priority is not null && !CasePriority.All.Contains(command.Priority))
            faults.Add(new Fault("invalid.priority", "priority"));
        if (command.Topic is not null && !policy.Knows(command.Topic))
            faults.Add(new Fault("invalid.topic", "topic"));
        var tags = (command.Tags ?? []).Concat(command.AddTags ?? []).ToList();
        if (tags.Count > MostTags || tags.Any(t => t is null || !Tag().IsMatch(Normal(t))))
            faults.Add(new Fault("invalid.tags", "tags"));
        Guid? assignee = command.Assignee == "me" ? actor.AccountId : Guid.TryParse(command.Assignee, out var id) ? id : null;
        if (command.Assignee is not (null or "me" or "none")
            && !await db.Users.AnyAsync(a => a.Id == assignee && a.DisabledAt == null && (a.Role == Role.Agent || a.Role == Role.Lead || a.Role == Role.Advisor || a.Role == Role.Admin), ct))
            faults.Add(new Fault("invalid.assignee", "assignee"));
        return (faults, assignee);
    }

    private static string Normal(string tag) => tag.Trim().ToLowerInvariant();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$")]
    private static partial Regex Tag();
}

/// <summary>The same change to many cases; each is done or refused by itself.</summary>
public sealed class ChangeCases(ChangeCase change)
{
    public const int Most = 100;

    public sealed record Result(string Number, bool Done, IReadOnlyList<Fault> Faults);

    public async Task<Outcome<IReadOnlyList<Result>>> Handle(IReadOnlyList<string>? numbers, ChangeCase.Command pattern, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        if (numbers is null || numbers.Count is 0 or > Most)
            return Refusal.Invalid(new Fault("invalid.numbers", "numbers", new Dictionary<string, object?> { ["max"] = Most }));
        var results = new List<Result>();
        foreach (var number in numbers.Distinct())
        {
            var done = await change.Handle(pattern with { Number = number, Version = null }, actor, ct);
            results.Add(new Result(number, done.Succeeded, done.Refusal?.Faults ?? []));
        }
        return results;
    }
}
