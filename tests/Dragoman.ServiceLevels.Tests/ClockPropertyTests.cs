using CsCheck;
using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

public sealed class ClockPropertyTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 3, 27, 8, 0);
    private static readonly string[] Statuses = ["new", "open", "waiting", "hold", "solved", "closed"];
    private static readonly string?[] Priorities = [null, "low", "high", "urgent"];
    private static readonly BusinessCalendar Berlin = BusinessCalendar.Create(CalendarDefinition.Workdays(
        "Europe/Berlin", new OpenHours(new LocalTime(8, 0), new LocalTime(12, 0)), new OpenHours(new LocalTime(13, 0), new LocalTime(17, 0))));

    private static readonly Gen<ClockEvent[]> Logs =
        Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Int[0, 600]), Gen.Int[1, 4], Gen.Int[0, 99]).Array[0, 20].Select(steps =>
        {
            var at = Start;
            var log = new List<ClockEvent> { new(Start, CaseSignal.Opened) };
            foreach (var (minutes, signal, pick) in steps)
            {
                at += Duration.FromMinutes(minutes);
                log.Add(new ClockEvent(at, (CaseSignal)signal, (CaseSignal)signal switch
                {
                    CaseSignal.StatusChanged => Statuses[pick % Statuses.Length],
                    CaseSignal.PriorityChanged => Priorities[pick % Priorities.Length],
                    _ => null,
                }));
            }
            return log.ToArray();
        });

    private static readonly Gen<ClockTarget> Targets =
        Gen.Select(Gen.Enum<ClockMetric>(), Gen.Int[1, 3000], Gen.Bool, Gen.Int[1, 3000]).Select((metric, minutes, business, urgent) =>
            new ClockTarget(metric, Duration.FromMinutes(minutes), business ? Berlin : null)
            {
                TargetByPriority = new Dictionary<string, Duration> { ["urgent"] = Duration.FromMinutes(urgent) },
            });

    private static readonly Gen<(ClockEvent[] Log, ClockTarget Target, Instant AsOf)> Readings =
        Gen.Select(Logs, Targets, Gen.Int[0, 8000]).Select((log, target, minutes) => (log, target, Start + Duration.FromMinutes(minutes)));

    [Fact]
    public void Events_given_twice_count_once() =>
        Readings.Sample(
            (log, target, asOf) =>
                Clock.Read([.. log.SelectMany(e => new[] { e, e })], target, asOf) == Clock.Read(log, target, asOf),
            iter: 2000, threads: 1);

    [Fact]
    public void Events_after_the_reading_change_nothing() =>
        Readings.Sample(
            (log, target, asOf) =>
                Clock.Read([.. log.Where(e => e.At <= asOf)], target, asOf) == Clock.Read(log, target, asOf),
            iter: 1000, threads: 1);

    [Fact]
    public void A_priority_change_keeps_the_elapsed_time() =>
        Readings.Sample(
            (log, target, asOf) =>
            {
                var steady = log.Where(e => e.Signal != CaseSignal.PriorityChanged).ToArray();
                var (with, without) = (Clock.Read(log, target, asOf), Clock.Read(steady, target, asOf));
                return (with.Elapsed, with.StartedAt, with.FulfilledAt) == (without.Elapsed, without.StartedAt, without.FulfilledAt);
            },
            iter: 2000, threads: 1);

    [Fact]
    public void At_the_due_instant_the_target_is_just_used_up() =>
        Readings.Sample(
            (log, target, asOf) =>
            {
                var reading = Clock.Read(log, target, asOf);
                if (reading.DueAt is not { } due)
                {
                    return reading.State != ClockState.Running;
                }
                var past = log.Where(e => e.At <= asOf).ToArray();
                var then = Clock.Read(past, target, due >= asOf ? due : asOf);
                return due >= asOf
                    ? then.State == ClockState.Running && then.Elapsed == then.Target && then.DueAt == due
                        && Clock.Read(past, target, due - Duration.Epsilon).Elapsed < then.Target
                    : then.Elapsed >= then.Target;
            },
            iter: 2000, threads: 1);

    [Fact]
    public void The_warning_comes_no_later_than_the_due_instant_and_stands_with_it() =>
        Readings.Sample(
            (log, target, asOf) =>
            {
                var reading = Clock.Read(log, target, asOf);
                var whole = Clock.Read(log, target, asOf, warnShare: 1);
                return reading.DueAt is null == reading.WarnAt is null && !(reading.WarnAt > reading.DueAt) && whole.WarnAt == whole.DueAt;
            },
            iter: 2000, threads: 1);

    [Fact]
    public void Elapsed_time_agrees_with_a_walk_through_the_minutes() =>
        Readings.Sample(
            (log, target, asOf) => Clock.Read(log, target, asOf).Elapsed == Naive(log, target, asOf),
            iter: 300, threads: 1);

    /// <summary>Minute by minute, by the definitions of the metrics, looking back over the whole log each time.</summary>
    private static Duration Naive(ClockEvent[] log, ClockTarget target, Instant asOf)
    {
        var past = log.Where(e => e.At <= asOf).ToList();
        var firstReply = past.FindIndex(e => e.Signal == CaseSignal.AgentReply);
        var lastReply = past.FindLastIndex(e => e.Signal == CaseSignal.AgentReply);
        var lastMessage = past.FindLastIndex(e => e.Signal == CaseSignal.SellerMessage);
        var (from, to) = (0, past.Count);
        switch (target.Metric)
        {
            case ClockMetric.FirstReply:
                to = firstReply < 0 ? past.Count : firstReply;
                break;
            case ClockMetric.PeriodicUpdate:
                from = lastReply;
                break;
            case ClockMetric.NextReply when firstReply < 0 || lastMessage < firstReply:
                return Duration.Zero;
            case ClockMetric.NextReply:
                to = past.FindIndex(lastMessage, e => e.Signal == CaseSignal.AgentReply);
                to = to < 0 ? past.Count : to;
                var before = past.FindLastIndex(lastMessage, e => e.Signal == CaseSignal.AgentReply);
                from = past.FindIndex(before, e => e.Signal == CaseSignal.SellerMessage);
                break;
        }
        if (from < 0)
        {
            return Duration.Zero;
        }
        var minute = Duration.FromMinutes(1);
        var elapsed = Duration.Zero;
        for (var at = past[from].At; at < (to == past.Count ? asOf : past[to].At); at += minute)
        {
            var status = past.FindLast(e => e.Signal == CaseSignal.StatusChanged && e.At <= at)?.Value ?? "new";
            var solved = target.Metric >= ClockMetric.Resolution && status is "solved" or "closed";
            var counts = !solved && !target.PauseOn.Contains(status) && (target.Calendar?.IsOpen(at) ?? true);
            elapsed += counts ? minute : Duration.Zero;
        }
        return elapsed;
    }
}
