namespace Dragoman.Desk.Assistant;

/// <summary>A talk with the assistant. Its id is random: whoever holds it may go on, unless it belongs to an account.</summary>
public sealed class Conversation
{
    public Guid Id { get; set; } = Guid.NewGuid();
    public Guid? AccountId { get; set; }
    public required string Language { get; set; }
    public required DateTime StartedAt { get; set; }
    public required DateTime UpdatedAt { get; set; }
}

/// <summary>One question and what became of it.</summary>
public sealed class ConversationTurn
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid ConversationId { get; set; }
    public required DateTime At { get; set; }
    public required string Question { get; set; }

    /// <summary>answered, clarify or handover.</summary>
    public required string Outcome { get; set; }
    public string? Topic { get; set; }
    public string? Title { get; set; }
    public required double Confidence { get; set; }

    /// <summary>The seller's word: was this it?</summary>
    public bool? Helped { get; set; }
}
