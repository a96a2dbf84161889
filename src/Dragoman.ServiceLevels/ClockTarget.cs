using System.Collections.Frozen;
using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>What a clock measures. Sources: Zendesk's definitions as the GitLab handbook gives them.</summary>
public enum ClockMetric
{
    /// <summary>From the opening to the first reply.</summary>
    FirstReply,

    /// <summary>From the oldest unanswered message of the seller after a reply, to the next reply. Each round starts from nothing.</summary>
    NextReply,

    /// <summary>Since the last reply; every reply starts it anew, and nothing ends it but a pause.</summary>
    PeriodicUpdate,

    /// <summary>From the opening until the status is solved or closed. Reopened, it goes on; the time in between does not count.</summary>
    Resolution,

    /// <summary>As <see cref="Resolution"/>, for a target that pauses only while the seller is asked.</summary>
    RequesterWait,

    /// <summary>As <see cref="Resolution"/>, for a target that pauses whenever nobody of the staff can work on the case.</summary>
    AgentWork,
}

/// <summary>A promise: so much time of one metric, counted on a calendar.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Target">The time promised, unless <see cref="TargetByPriority"/> has the priority in force; more than nothing, at most 100 years.</param>
/// <param name="Calendar">Whose working time counts; null counts every second.</param>
public sealed record ClockTarget(ClockMetric Metric, Duration Target, BusinessCalendar? Calendar = null)
{
    /// <summary>The default for <see cref="PauseOn"/>, for every metric: <c>waiting</c> (for the seller) and <c>hold</c>.</summary>
    public static IReadOnlySet<string> Waiting { get; } = new[] { "waiting", "hold" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// <see cref="Waiting"/> and <c>solved</c>, <c>closed</c>: for the reply metrics, which a solution does not fulfil,
    /// where a case that was solved without a reply should owe none.
    /// </summary>
    public static IReadOnlySet<string> WaitingOrDone { get; } =
        new[] { "waiting", "hold", "solved", "closed" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Statuses whose time does not count; <see cref="Waiting"/> if left out.</summary>
    public IReadOnlySet<string> PauseOn { get; init; } = Waiting;

    /// <summary>Targets of single priorities; a priority that is missing, and none at all, take <see cref="Target"/>.</summary>
    public IReadOnlyDictionary<string, Duration>? TargetByPriority { get; init; }
}
