using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>One pass over a case's events: which stretches of time count towards the present round of a clock.</summary>
internal sealed class ClockRun(ClockTarget promise)
{
    private readonly List<(Instant From, Instant To)> counted = [];
    private string status = "new";
    private string? priority;
    private bool opened;
    private bool replied;
    private Instant? startedAt;
    private Instant? countingSince;
    private (Instant At, Duration Target)? fulfilled;

    private bool EndsWithSolution => promise.Metric is ClockMetric.Resolution or ClockMetric.RequesterWait or ClockMetric.AgentWork;

    private Duration TargetInForce =>
        priority is not null && promise.TargetByPriority is { } targets && targets.TryGetValue(priority, out var own)
            ? own
            : promise.Target;

    public void Take(ClockEvent happened)
    {
        switch (happened.Signal)
        {
            case CaseSignal.Opened when !opened:
                opened = true;
                if (EndsWithSolution || promise.Metric == ClockMetric.FirstReply)
                {
                    Start(happened.At);
                }
                break;
            case CaseSignal.SellerMessage when promise.Metric == ClockMetric.NextReply && replied && (startedAt is null || fulfilled is not null):
                Start(happened.At);
                break;
            case CaseSignal.AgentReply:
                TakeReply(happened.At);
                break;
            case CaseSignal.StatusChanged:
                TakeStatus(happened.At, happened.Value!);
                break;
            case CaseSignal.PriorityChanged:
                priority = happened.Value;
                break;
        }
        CountFromHere(happened.At);
    }

    public ClockReading Read(Instant asOf, double warnShare)
    {
        var target = fulfilled?.Target ?? TargetInForce;
        if (startedAt is null)
        {
            return new ClockReading(ClockState.Idle, null, Duration.Zero, target, null, null, null);
        }
        var elapsed = countingSince is { } since ? Between(since, asOf) : Duration.Zero;
        foreach (var (from, to) in counted)
        {
            elapsed += Between(from, to);
        }
        var state = elapsed > target ? ClockState.Breached
            : fulfilled is not null ? ClockState.Met
            : countingSince is null ? ClockState.Paused
            : ClockState.Running;
        return new ClockReading(
            state, startedAt, elapsed, target, Reaches(target), Reaches(ShareOf(target, warnShare)), fulfilled?.At);
    }

    private void TakeReply(Instant at)
    {
        replied = true;
        if (promise.Metric == ClockMetric.PeriodicUpdate)
        {
            Start(at);
        }
        else if (!EndsWithSolution && startedAt is not null)
        {
            fulfilled ??= (at, TargetInForce);
        }
    }

    private void TakeStatus(Instant at, string next)
    {
        status = next;
        if (!EndsWithSolution)
        {
            return;
        }
        if (next is "solved" or "closed")
        {
            fulfilled ??= (at, TargetInForce);
        }
        else
        {
            fulfilled = null;
        }
    }

    private void Start(Instant at)
    {
        startedAt = at;
        fulfilled = null;
        countingSince = null;
        counted.Clear();
    }

    private void CountFromHere(Instant at)
    {
        var counts = startedAt is not null && fulfilled is null && !promise.PauseOn.Contains(status);
        if (counts)
        {
            countingSince ??= at;
        }
        else if (countingSince is { } since)
        {
            counted.Add((since, at));
            countingSince = null;
        }
    }

    /// <summary>When that much is, or was, used up; null unless the clock counts now.</summary>
    private Instant? Reaches(Duration amount)
    {
        if (countingSince is not { } since)
        {
            return null;
        }
        foreach (var (from, to) in counted)
        {
            var used = Between(from, to);
            if (used >= amount)
            {
                return After(from, amount);
            }
            amount -= used;
        }
        return After(since, amount);
    }

    private Duration Between(Instant from, Instant to) => promise.Calendar?.Between(from, to) ?? to - from;

    private Instant? After(Instant from, Duration amount) =>
        promise.Calendar is { } calendar ? calendar.TryAdd(from, amount)
        : amount <= Instant.MaxValue - from ? from + amount
        : null;

    /// <summary>At least a nanosecond; in decimals, which hold a century of nanoseconds where doubles do not.</summary>
    private static Duration ShareOf(Duration target, double share) =>
        Duration.FromNanoseconds(Math.Max(1L, (long)(target.ToInt64Nanoseconds() * (decimal)share)));
}
