using System.Text.Json;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Notices;

/// <summary>Something a person should know, shown in the page until it is read.</summary>
public sealed class Notice
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid AccountId { get; set; }

    /// <summary>reply, solved, closed, waiting, message, mention, assigned, clock_warned or clock_breached.</summary>
    public required string Kind { get; set; }
    public required string CaseNumber { get; set; }
    public required string Subject { get; set; }

    /// <summary>Who caused it; null for the system.</summary>
    public Guid? ById { get; set; }
    public required DateTime At { get; set; }
    public DateTime? ReadAt { get; set; }
}

/// <summary>Derives notices from what happens to cases, in the same transaction.</summary>
public sealed class CaseNotices : ICaseListener
{
    public async Task On(CaseChange change, DeskContext db, CancellationToken ct)
    {
        foreach (var e in change.New)
            foreach (var (account, kind) in await Audience(change, e, db, ct))
                if (account != e.AuthorId)
                    db.Notices.Add(new Notice { AccountId = account, Kind = kind, CaseNumber = change.Case.Number, Subject = change.Case.Subject, ById = e.AuthorId, At = e.At });
    }

    private static async Task<IEnumerable<(Guid, string)>> Audience(CaseChange change, CaseEvent e, DeskContext db, CancellationToken ct)
    {
        var requester = change.Case.RequesterId;
        IEnumerable<Guid> assignee = change.Case.AssigneeId is { } id ? [id] : [];
        switch (e.Kind)
        {
            case CaseEventKind.Reply:
                return [(requester, "reply")];
            case CaseEventKind.Status when e.Public && e.AuthorKind != AuthorKind.Seller:
                var to = e.Read<Changed<string>>().To;
                return to is CaseStatus.Solved or CaseStatus.Waiting or CaseStatus.Closed ? [(requester, to)] : [];
            case CaseEventKind.Status when e.AuthorKind == AuthorKind.Seller && e.Read<Changed<string>>().To == CaseStatus.Open && change.New.All(n => n.Kind != CaseEventKind.Message):
                return assignee.Select(a => (a, "message"));
            case CaseEventKind.Message when e.Sequence > 2:
                return assignee.Select(a => (a, "message"));
            case CaseEventKind.Note when e.Data is not null:
                return JsonSerializer.Deserialize<NoteData>(e.Data, CaseEvent.Json)!.Mentions.Select(m => (m, "mention"));
            case CaseEventKind.Assigned:
                return assignee.Select(a => (a, "assigned"));
            case CaseEventKind.Warned:
                return assignee.Select(a => (a, e.Kind));
            case CaseEventKind.Breached:
                var leads = await db.Users.Where(a => a.Role == Role.Lead && a.DisabledAt == null).Select(a => a.Id).ToListAsync(ct);
                return leads.Concat(assignee).Distinct().Select(a => (a, e.Kind));
            default:
                return [];
        }
    }
}
