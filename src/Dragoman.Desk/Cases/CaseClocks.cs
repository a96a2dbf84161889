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
        var pauseOn = agreement.PauseOn.Concat(ClockTarget.WaitingOrDone.Except(ClockTarget.Waiting)).ToHashSet();
        var (signals, terms) = Signals(events);
        var asOf = signals[^1].At;
        var added = new List<CaseClock>();
        var missed = new List<ClockMarked>();
        var all = clocks.ToDictionary(c => c.Metric);
        foreach (var (metric, name) in Metrics)
        {
            var targets = terms.ToDictionary(t => t.Key, t => TargetOf(metric, agreement.RuleFor(t.Value.Area, t.Value.Priority)));
            var reading = Clock.Read(signals, new ClockTarget(metric, targets.Values.First()) { PauseOn = pauseOn, TargetByPriority = targets }, asOf, agreement.WarnAt);
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

    private static Duration TargetOf(ClockMetric metric, AgreementRule rule) => Duration.FromTimeSpan(
        metric switch { ClockMetric.FirstReply => rule.FirstReply, ClockMetric.NextReply => rule.NextReply, _ => rule.Resolution });

    /// <summary>Writes the reading down; returns the instant that was missed, if nobody has marked it yet.</summary>
    private static DateTime? Store(ClockReading reading, CaseClock clock)
    {
        var wasDue = clock.DueAt;
        var startedAt = reading.StartedAt?.ToDateTimeUtc();
        var dueAt = reading.DueAt is { } due ? due.ToDateTimeUtc().ToMilliseconds() : (DateTime?)null;
        // A clock that starts anew, or is given more time before it ran out, may warn and breach again.
        if (startedAt != clock.StartedAt)
            (clock.WarnedAt, clock.BreachedAt, wasDue) = (null, null, null);
        else if (reading.Target.TotalSeconds > clock.TargetSeconds && reading.State != ClockState.Breached)
            (clock.WarnedAt, clock.BreachedAt) = (null, null);
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

    /// <summary>The events that clocks care for. Area and priority decide the target together, so that the pair in force stands where the library expects a priority: what was fulfilled before a change is judged by the terms of that time.</summary>
    private static (List<ClockEvent> Signals, Dictionary<string, (string Area, string Priority)> Terms) Signals(IReadOnlyList<CaseEvent> events)
    {
        var signals = new List<ClockEvent>(events.Count + 1);
        var terms = new Dictionary<string, (string, string)>();
        var (area, priority) = ("", "");
        foreach (var e in events)
        {
            var at = Instant.FromDateTimeUtc(e.At);
            switch (e.Kind)
            {
                case CaseEventKind.Opened:
                    var opened = e.Read<Opened>();
                    signals.Add(new ClockEvent(at, CaseSignal.Opened));
                    Agree(at, opened.Area, opened.Priority);
                    break;
                case CaseEventKind.Priority:
                    Agree(at, area, e.Read<Changed<string>>().To);
                    break;
                case CaseEventKind.Topic:
                    Agree(at, e.Read<TopicChanged>().Area, priority);
                    break;
                case CaseEventKind.Message:
                    signals.Add(new ClockEvent(at, CaseSignal.SellerMessage));
                    break;
                case CaseEventKind.Reply when e.AuthorKind == AuthorKind.Staff:
                    signals.Add(new ClockEvent(at, CaseSignal.AgentReply));
                    break;
                case CaseEventKind.Status:
                    var to = e.Read<Changed<string>>().To;
                    // "Not solved" without a word asks for the next answer as a message does.
                    if (e.AuthorKind == AuthorKind.Seller && to == CaseStatus.Open)
                        signals.Add(new ClockEvent(at, CaseSignal.SellerMessage));
                    signals.Add(new ClockEvent(at, CaseSignal.StatusChanged, to));
                    break;
            }
        }
        return (signals, terms);

        void Agree(Instant at, string newArea, string newPriority)
        {
            (area, priority) = (newArea, newPriority);
            var key = $"{area}|{priority}";
            terms[key] = (area, priority);
            signals.Add(new ClockEvent(at, CaseSignal.PriorityChanged, key));
        }
    }
}
