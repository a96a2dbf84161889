using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>Reads clocks off a case's event log.</summary>
public static class Clock
{
    private static readonly Duration LongestTarget = Duration.FromDays(36525);

    /// <summary>
    /// What a clock shows at <paramref name="asOf"/>. A pure function of its arguments: events later than
    /// <paramref name="asOf"/> do not count. An event given twice in a row counts once. A new priority brings its target
    /// and keeps the elapsed time; after fulfilment it changes nothing. A pause stops the clock at once and takes out
    /// only the working time within it.
    /// </summary>
    /// <param name="events">The log, oldest first, beginning with <see cref="CaseSignal.Opened"/>; empty reads as idle.</param>
    /// <param name="target">The promise to measure.</param>
    /// <param name="asOf">The instant of the reading.</param>
    /// <param name="warnShare">Share of the target for <see cref="ClockReading.WarnAt"/>; more than 0, at most 1.</param>
    /// <exception cref="ArgumentException">
    /// An event is out of order, comes before the opening, opens the case again at another time or lacks its status (the
    /// message says which); or a target is not positive or longer than 100 years.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The share is none, or a time lies outside what the target's calendar knows.
    /// </exception>
    public static ClockReading Read(IReadOnlyList<ClockEvent> events, ClockTarget target, Instant asOf, double warnShare = 0.8)
    {
        ArgumentNullException.ThrowIfNull(events);
        CheckTarget(target);
        if (!(warnShare > 0 && warnShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(warnShare), warnShare, "The share is more than 0 and at most 1.");
        }
        CheckOrder(events);
        var run = new ClockRun(target);
        foreach (var happened in events)
        {
            if (happened.At > asOf)
            {
                break;
            }
            run.Take(happened);
        }
        return run.Read(asOf, warnShare);
    }

    private static void CheckTarget(ClockTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(target.PauseOn, nameof(target));
        foreach (var promised in (target.TargetByPriority?.Values ?? []).Prepend(target.Target))
        {
            if (promised <= Duration.Zero || promised > LongestTarget)
            {
                throw new ArgumentException($"A target of {promised} is not between nothing and 100 years.", nameof(target));
            }
        }
    }

    private static void CheckOrder(IReadOnlyList<ClockEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var happened = events[i] ?? throw new ArgumentException($"Event {i} is missing.", nameof(events));
            var wrong = happened switch
            {
                { Signal: < CaseSignal.Opened or > CaseSignal.PriorityChanged } => "is of no known kind",
                { Signal: not CaseSignal.Opened } when i == 0 => "comes before the case was opened",
                _ when i > 0 && happened.At < events[i - 1].At => $"is earlier than event {i - 1} ({events[i - 1].Signal} at {events[i - 1].At})",
                { Signal: CaseSignal.Opened } when i > 0 && happened.At != events[0].At => "opens the case a second time",
                { Signal: CaseSignal.StatusChanged } when string.IsNullOrEmpty(happened.Value) => "has no status",
                _ => null,
            };
            if (wrong is not null)
            {
                throw new ArgumentException($"Event {i} ({happened.Signal} at {happened.At}) {wrong}.", nameof(events));
            }
        }
    }
}
