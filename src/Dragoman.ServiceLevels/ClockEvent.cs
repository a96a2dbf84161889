using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>What happened to a case, as far as clocks care.</summary>
public enum CaseSignal
{
    /// <summary>The case began; its status is <c>new</c> until a <see cref="StatusChanged"/> says otherwise.</summary>
    Opened,

    /// <summary>The seller wrote.</summary>
    SellerMessage,

    /// <summary>Staff wrote something that the seller sees.</summary>
    AgentReply,

    /// <summary>The case has a new status.</summary>
    StatusChanged,

    /// <summary>The case has a new priority.</summary>
    PriorityChanged,
}

/// <summary>One entry of a case's log. Events of one instant count in the order given.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Signal">What happened.</param>
/// <param name="Value">The new status (a lower-case word: new, open, waiting, hold, solved, closed) or the new priority (null: none); unused otherwise.</param>
public sealed record ClockEvent(Instant At, CaseSignal Signal, string? Value = null);
