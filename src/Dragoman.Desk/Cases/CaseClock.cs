namespace Dragoman.Desk.Cases;

/// <summary>One promise of a case: a projection of its events under its agreement, with stored instants.</summary>
public sealed class CaseClock
{
    public required Guid CaseId { get; set; }

    /// <summary>first_reply, next_reply or resolution.</summary>
    public required string Metric { get; set; }
    public required long TargetSeconds { get; set; }

    /// <summary>idle, running, paused, met or breached.</summary>
    public required string State { get; set; }
    public DateTime? StartedAt { get; set; }

    /// <summary>Time used, as of the last event.</summary>
    public long ElapsedSeconds { get; set; }

    /// <summary>Null while nothing is owed.</summary>
    public DateTime? DueAt { get; set; }
    public DateTime? WarnAt { get; set; }
    public DateTime? FulfilledAt { get; set; }

    /// <summary>When the sweep marked this start of the clock; each at most once.</summary>
    public DateTime? WarnedAt { get; set; }
    public DateTime? BreachedAt { get; set; }

    public const string FirstReply = "first_reply";
    public const string NextReply = "next_reply";
    public const string Resolution = "resolution";
}

/// <summary>The words of a case, prepared for the full-text index.</summary>
public sealed class CaseText
{
    public int Id { get; set; }
    public required Guid CaseId { get; set; }
    public required string Tokens { get; set; }
}

/// <summary>Somebody has this case open.</summary>
public sealed class CaseViewer
{
    public required Guid CaseId { get; set; }
    public required Guid AccountId { get; set; }
    public required DateTime SeenAt { get; set; }
}

/// <summary>A list that a member of staff keeps.</summary>
public sealed class SavedView
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid OwnerId { get; set; }
    public required string Name { get; set; }
    public required string Filter { get; set; }
    public bool Shared { get; set; }
    public required DateTime CreatedAt { get; set; }
}
