using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dragoman.Desk.Cases;

public enum AuthorKind { Seller, Staff, System, Assistant, Partner }

/// <summary>Who did something to a case.</summary>
public readonly record struct Author(Guid? Id, AuthorKind Kind)
{
    public static readonly Author System = new(null, AuthorKind.System);
}

public static class CaseEventKind
{
    public const string Opened = "opened";
    public const string Message = "message";
    public const string Reply = "reply";
    public const string Note = "note";
    public const string Status = "status";
    public const string Priority = "priority";
    public const string Topic = "topic";
    public const string Assigned = "assigned";
    public const string Tags = "tags";
    public const string Merged = "merged";
    public const string Unmerged = "unmerged";
    public const string Absorbed = "absorbed";
    public const string Released = "released";
    public const string Linked = "linked";
    public const string Warned = "clock_warned";
    public const string Breached = "clock_breached";
}

/// <summary>One thing that happened to a case; never changed, never removed.</summary>
public sealed class CaseEvent
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid CaseId { get; set; }

    /// <summary>1, 2, 3 ... within the case.</summary>
    public required int Sequence { get; set; }
    public required DateTime At { get; set; }
    public required string Kind { get; set; }
    public Guid? AuthorId { get; set; }
    public required AuthorKind AuthorKind { get; set; }

    /// <summary>What somebody wrote.</summary>
    public string? Text { get; set; }

    /// <summary>Shown to the seller.</summary>
    public bool Public { get; set; }
    public string? Data { get; set; }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Data ?? throw new InvalidOperationException($"Event {Sequence} of {CaseId} carries no data"), Json)!;
}

public sealed record Opened(
    string Topic, string Area, string Subject, string Language, string? OrderNumber, string? ErrorCode, string Priority,
    string Channel, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What was said to the assistant before, oldest first.</summary>
    public IReadOnlyList<TranscriptLine> Transcript { get; init; } = [];
}

public sealed record TranscriptLine(string From, string Text, DateTime At);
public sealed record Changed<T>(T From, T To, string? Reason = null);
public sealed record TopicChanged(string From, string To, string Area);
public sealed record Merged(Guid IntoId, string IntoNumber);
public sealed record Absorbed(Guid OtherId, string OtherNumber);
public sealed record Linked(Guid OtherId, string OtherNumber);
public sealed record NoteData(IReadOnlyList<Guid> Mentions);
public sealed record ClockMarked(string Metric, DateTime DueAt);

/// <summary>A file that came with an event.</summary>
public sealed class CaseFile
{
    public required Guid CaseId { get; set; }
    public required int Sequence { get; set; }
    public required Guid FileId { get; set; }
    public required Guid SellerId { get; set; }
    public string? Slot { get; set; }
    public bool Public { get; set; }
    public Files.StoredFile? File { get; set; }
}
