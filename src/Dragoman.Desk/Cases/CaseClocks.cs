using Dragoman.Desk.Policies;
using Dragoman.ServiceLevels;
using NodaTime;

namespace Dragoman.Desk.Cases;

/// <summary>Works the clocks of a case out from its events, under the agreement that it was opened under.</summary>
public sealed class CaseClocks(PolicyArchive policies)
{
    private static readonly (ClockMetric Metric, string Name)[] Metrics =
        [(ClockMetric.FirstReply, CaseClock.FirstReply), (ClockMetric.NextReply, CaseClock.NextReply), (ClockMetric.Resolution, CaseClock.Resolution)];

    /// <param name="Added">Clocks that have started to exist.</param>
    /// <param name="Missed">Promises that were broken before any sweep came by, with the instant they were due.</param>
    public sealed record Refreshed(IReadOnlyList<CaseClock> Added, IReadOnlyList<ClockMarked> Missed);

    /// <summary>Brings <paramref name="clocks"/> and the case's next promise up to date.</summary>
    /// <param name="events">All events of the case, in order.</param>
    public Refreshed Refresh(Case @case, IReadOnlyList<CaseEvent> events, IReadOnlyList<CaseClock> clocks)
    {
        var agreement = policies.AgreementOf(@case.PolicyVersion);
        var rule = agreement.RuleFor(@case.Area, @case.Priority);
        var pauseOn = agreement.PauseOn.Concat(ClockTarget.WaitingOrDone.Except(ClockTarget.Waiting)).ToHashSet();
        var signals = Signals(events);
        var asOf = signals[^1].At;
        var added = new List<CaseClock>();
        var missed = new List<ClockMarked>();
        var all = clocks.ToDictionary(c => c.Metric);
        foreach (var (metric, name) in Metrics)
        {
            var target = metric switch { ClockMetric.FirstReply => rule.FirstReply, ClockMetric.NextReply => rule.NextReply, _ => rule.Resolution };
            var reading = Clock.Read(signals, new ClockTarget(metric, Duration.FromTimeSpan(target)) { PauseOn = pauseOn }, asOf, agreement.WarnAt);
            if (!all.TryGetValue(name, out var clock))
            {
                if (reading.State == ClockState.Idle)
                    continue;
                clock = new CaseClock { CaseId = @case.Id, Metric = name, TargetSeconds = 0, State = "" };
                all.Add(name, clock);
                added.Add(clock);
            }
            if (Store(reading, clock) is { } due)
            {
                clock.BreachedAt = asOf.ToDateTimeUtc();
                missed.Add(new ClockMarked(name, due));
            }
        }
        Summarise(@case, all.Values);
        return new Refreshed(added, missed);
    }

    /// <summary>Writes the reading down; returns the instant that was missed, if nobody has marked it yet.</summary>
    private static DateTime? Store(ClockReading reading, CaseClock clock)
    {
        var wasDue = clock.DueAt;
        var startedAt = reading.StartedAt?.ToDateTimeUtc();
        var dueAt = reading.DueAt is { } due ? due.ToDateTimeUtc().ToMilliseconds() : (DateTime?)null;
        // A clock that starts anew may warn and breach again.
        if (startedAt != clock.StartedAt)
            (clock.WarnedAt, clock.BreachedAt, wasDue) = (null, null, null);
        clock.TargetSeconds = (long)reading.Target.TotalSeconds;
        clock.State = reading.State.ToString().ToLowerInvariant();
        clock.StartedAt = startedAt;
        clock.ElapsedSeconds = (long)reading.Elapsed.TotalSeconds;
        clock.DueAt = dueAt;
        clock.WarnAt = reading.WarnAt is { } warn ? warn.ToDateTimeUtc().ToMilliseconds() : null;
        clock.FulfilledAt = reading.FulfilledAt?.ToDateTimeUtc();
        return reading.State == ClockState.Breached && clock.BreachedAt is null ? dueAt ?? wasDue ?? startedAt : null;
    }

    /// <summary>The next promise is the earliest that is owed; the case counts as breached while one of those owed is.</summary>
    public static void Summarise(Case @case, IEnumerable<CaseClock> clocks)
    {
        var owed = clocks.Where(c => c.DueAt is not null).OrderBy(c => c.DueAt).ToList();
        @case.DueAt = owed.FirstOrDefault()?.DueAt;
        @case.DueMetric = owed.FirstOrDefault()?.Metric;
        @case.Warned = owed.Any(c => c.WarnedAt is not null);
        @case.Breached = owed.Any(c => c.BreachedAt is not null);
        @case.SortKey = CaseOrder.KeyOf(@case.DueAt, @case.Breached, @case.UpdatedAt);
    }

    private static List<ClockEvent> Signals(IReadOnlyList<CaseEvent> events)
    {
        var signals = new List<ClockEvent>(events.Count);
        foreach (var e in events)
        {
            var at = Instant.FromDateTimeUtc(e.At);
            (CaseSignal Signal, string? Value)? signal = e.Kind switch
            {
                CaseEventKind.Opened => (CaseSignal.Opened, null),
                CaseEventKind.Message => (CaseSignal.SellerMessage, null),
                CaseEventKind.Reply when e.AuthorKind == AuthorKind.Staff => (CaseSignal.AgentReply, null),
                CaseEventKind.Status => (CaseSignal.StatusChanged, e.Read<Changed<string>>().To),
                CaseEventKind.Priority => (CaseSignal.PriorityChanged, e.Read<Changed<string>>().To),
                _ => null,
            };
            if (signal is { } s)
                signals.Add(new ClockEvent(at, s.Signal, s.Value));
        }
        return signals;
    }
}
