using System.Text.Json;

namespace Dragoman.Desk.Cases;

/// <summary>
/// Something a seller brought: a short row that summarises its append-only events. Only <see cref="Record"/> changes it,
/// so that the row can be rebuilt from the events at any time.
/// </summary>
public sealed class Case
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string Number { get; set; }
    public required string Kind { get; set; }
    public required Guid SellerId { get; set; }
    public required Guid RequesterId { get; set; }
    public required string PolicyVersion { get; set; }
    public required DateTime OpenedAt { get; set; }
    public string Topic { get; set; } = "";

    /// <summary>The queue: the topic's area.</summary>
    public string Area { get; set; } = "";
    public string Subject { get; set; } = "";
    public string Language { get; set; } = "";
    public string? OrderNumber { get; set; }
    public string? ErrorCode { get; set; }
    public string Status { get; set; } = CaseStatus.New;
    public CaseStage Stage { get; set; }
    public string Priority { get; set; } = "normal";
    public Guid? AssigneeId { get; set; }
    public Guid? MergedIntoId { get; set; }

    /// <summary>Tags in order, each between blanks: " refund vip ".</summary>
    public string Tags { get; set; } = "";

    /// <summary>The number of the last event; a change made on an older one is refused.</summary>
    public int Version { get; set; }
    public DateTime UpdatedAt { get; set; }

    /// <summary>First answer by a person.</summary>
    public DateTime? FirstRepliedAt { get; set; }
    public DateTime? SolvedAt { get; set; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>The next promise: which clock, when; null while nothing is owed.</summary>
    public string? DueMetric { get; set; }
    public DateTime? DueAt { get; set; }
    public bool Warned { get; set; }
    public bool Breached { get; set; }

    /// <summary>Where the case stands in every queue: breached ones first, then by what is due next; see <see cref="CaseOrder"/>.</summary>
    public long SortKey { get; set; }

    public CaseEvent Record(DateTime at, Author author, string kind, string? text = null, bool @public = false, object? data = null)
    {
        var e = new CaseEvent
        {
            CaseId = Id,
            Sequence = Version + 1,
            At = at,
            AuthorId = author.Id,
            AuthorKind = author.Kind,
            Kind = kind,
            Text = text,
            Public = @public,
            Data = data is null ? null : JsonSerializer.Serialize(data, CaseEvent.Json),
        };
        Apply(e);
        return e;
    }

    /// <summary>Takes one event into the row. Used when it happens and when the row is rebuilt.</summary>
    public void Apply(CaseEvent e)
    {
        Version = e.Sequence;
        UpdatedAt = e.At;
        switch (e.Kind)
        {
            case CaseEventKind.Opened:
                var opened = e.Read<Opened>();
                (Topic, Area, Subject, Language, OrderNumber, ErrorCode, Priority) =
                    (opened.Topic, opened.Area, opened.Subject, opened.Language, opened.OrderNumber, opened.ErrorCode, opened.Priority);
                break;
            case CaseEventKind.Reply when e.AuthorKind == AuthorKind.Staff:
                FirstRepliedAt ??= e.At;
                break;
            case CaseEventKind.Status:
                var change = e.Read<Changed<string>>();
                var status = change.To;
                // A merge taken back gives a solved case its old instant again.
                SolvedAt = status switch { CaseStatus.Solved when change.Reason != "unmerged" => e.At, CaseStatus.Solved or CaseStatus.Closed => SolvedAt ?? e.At, _ => null };
                ClosedAt = status == CaseStatus.Closed ? e.At : null;
                Status = status;
                Stage = CaseStatus.StageOf(status);
                break;
            case CaseEventKind.Priority:
                Priority = e.Read<Changed<string>>().To;
                break;
            case CaseEventKind.Topic:
                var moved = e.Read<TopicChanged>();
                (Topic, Area) = (moved.To, moved.Area);
                break;
            case CaseEventKind.Assigned:
                AssigneeId = e.Read<Changed<Guid?>>().To;
                break;
            case CaseEventKind.Tags:
                Tags = CaseTags.Join(e.Read<Changed<IReadOnlyList<string>>>().To);
                break;
            case CaseEventKind.Merged:
                MergedIntoId = e.Read<Merged>().IntoId;
                break;
            case CaseEventKind.Unmerged:
                MergedIntoId = null;
                break;
        }
    }
}

public static class CaseTags
{
    public static string Join(IReadOnlyList<string> tags) => tags.Count == 0 ? "" : $" {string.Join(' ', tags)} ";
    public static IReadOnlyList<string> Split(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
