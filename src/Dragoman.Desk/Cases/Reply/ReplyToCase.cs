using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Reply;

/// <summary>A member of staff answers the seller.</summary>
public sealed class ReplyToCase(DeskContext db, CaseLog log, Policy policy)
{
    /// <param name="Version">The version of the case that was answered.</param>
    /// <param name="Then">waiting or solved; otherwise the case stays open.</param>
    public sealed record Command(string Number, string? Text, int? Version, string? Then = null, IReadOnlyList<Guid>? Files = null);

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.WorksCases)
            return Refusal.Forbidden;
        var faults = MessageText.Check(command.Text);
        if (command.Text is not null && CannedReplies.HasPlaceholder(command.Text))
            faults.Add(new Fault("reply.placeholder_left", "text"));
        if (command.Then is not (null or CaseStatus.Waiting or CaseStatus.Solved))
            faults.Add(new Fault("invalid.then", "then"));
        if (command.Version is null)
            faults.Add(new Fault("missing.version", "version"));
        faults.AddRange(await MessageText.CheckFiles(db, command.Files, actor, policy.Uploads.MaxFiles, ct));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);

        return await log.Change(command.Number, actor, command.Version, change =>
        {
            if (change.Case.MergedIntoId is not null)
                return Task.FromResult<Refusal?>(Refusal.Invalid("case.merged", "number"));
            var author = new Author(actor.AccountId, AuthorKind.Staff);
            var reply = change.Record(author, CaseEventKind.Reply, command.Text!.Trim(), @public: true);
            change.Attach(reply, (command.Files ?? []).Distinct().Select(f => (f, (string?)null)));
            if (change.Case.AssigneeId is null)
                change.Assign(author, actor.AccountId, "replied");
            change.SetStatus(author, command.Then ?? CaseStatus.Open);
            return Task.FromResult<Refusal?>(null);
        }, ct);
    }
}

/// <summary>A note among colleagues; people named in it are told.</summary>
public sealed class AddNote(DeskContext db, CaseLog log, Policy policy)
{
    public sealed record Command(string Number, string? Text, IReadOnlyList<Guid>? Mentions = null, IReadOnlyList<Guid>? Files = null);

    public async Task<Outcome<Case>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsStaff)
            return Refusal.Forbidden;
        var faults = MessageText.Check(command.Text);
        var mentions = (command.Mentions ?? []).Distinct().Take(20).ToList();
        if (mentions.Count > 0 && await db.Users.CountAsync(a => mentions.Contains(a.Id) && a.Role != Role.Seller && a.Role != Role.Partner, ct) != mentions.Count)
            faults.Add(new Fault("invalid.mentions", "mentions"));
        faults.AddRange(await MessageText.CheckFiles(db, command.Files, actor, policy.Uploads.MaxFiles, ct));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        return await log.Change(command.Number, actor, null, change =>
        {
            var note = change.Record(new Author(actor.AccountId, AuthorKind.Staff), CaseEventKind.Note, command.Text!.Trim(), data: new NoteData(mentions));
            change.Attach(note, (command.Files ?? []).Distinct().Select(f => (f, (string?)null)));
            return Task.FromResult<Refusal?>(null);
        }, ct);
    }
}
