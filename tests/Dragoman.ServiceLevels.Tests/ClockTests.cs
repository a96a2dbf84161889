using NodaTime;
using static Dragoman.ServiceLevels.CaseSignal;

namespace Dragoman.ServiceLevels.Tests;

public sealed class ClockTests
{
    private static readonly Instant Nine = Instant.FromUtc(2025, 1, 6, 9, 0);
    private static readonly BusinessCalendar Workdays = BusinessCalendar.Create(
        CalendarDefinition.Workdays("UTC", new OpenHours(new LocalTime(9, 0), new LocalTime(17, 0))));

    [Fact]
    public void A_clock_without_events_is_idle()
    {
        var reading = Clock.Read([], Resolution(60), Nine);
        Assert.Equal(new ClockReading(ClockState.Idle, null, Duration.Zero, Minutes(60), null, null, null), reading);
    }

    [Fact]
    public void What_happens_later_than_the_reading_does_not_count() =>
        Assert.Equal(ClockState.Idle, Clock.Read([At(0, Opened)], Resolution(60), Nine - Duration.Epsilon).State);

    [Fact]
    public void A_running_clock_says_when_it_is_due_and_when_to_warn()
    {
        var reading = Clock.Read([At(0, Opened)], Resolution(60), Nine + Minutes(10));
        Assert.Equal(
            new ClockReading(ClockState.Running, Nine, Minutes(10), Minutes(60), Nine + Minutes(60), Nine + Minutes(48), null), reading);
    }

    [Fact]
    public void The_due_instant_does_not_move_while_time_passes()
    {
        var events = new[] { At(0, Opened), At(10, StatusChanged, "waiting"), At(200, StatusChanged, "open") };
        var due = Nine + Minutes(250);
        foreach (var minute in new[] { 200, 210, 250, 251, 10_000 })
        {
            var reading = Clock.Read(events, Resolution(60), Nine + Minutes(minute));
            Assert.Equal((due, minute > 250 ? ClockState.Breached : ClockState.Running), (reading.DueAt, reading.State));
        }
    }

    [Fact]
    public void A_paused_clock_keeps_its_elapsed_time_and_owes_nothing()
    {
        var reading = Clock.Read([At(0, Opened), At(10, StatusChanged, "waiting")], Resolution(60), Nine + Minutes(500));
        Assert.Equal((ClockState.Paused, Minutes(10), null, null), (reading.State, reading.Elapsed, reading.DueAt, reading.WarnAt));
    }

    [Theory]
    [InlineData("waiting"), InlineData("hold")]
    public void Waiting_and_hold_pause_every_metric_by_default(string status)
    {
        foreach (var metric in Enum.GetValues<ClockMetric>())
        {
            var events = new[] { At(0, Opened), At(5, AgentReply), At(6, SellerMessage), At(7, StatusChanged, status) };
            var reading = Clock.Read(events, new ClockTarget(metric, Minutes(60)), Nine + Minutes(30));
            Assert.Equal(metric == ClockMetric.FirstReply ? ClockState.Met : ClockState.Paused, reading.State);
        }
        Assert.Equal(
            ClockState.Paused,
            Clock.Read([At(0, Opened), At(5, StatusChanged, status)], FirstReply(60), Nine + Minutes(500)).State);
    }

    [Fact]
    public void A_pause_takes_out_only_the_working_time_within_it()
    {
        var events = new[] { At(7 * 60, Opened), At((7 * 60) + 30, StatusChanged, "waiting"), At(24 * 60, StatusChanged, "open") };
        var reading = Clock.Read(events, Resolution(120) with { Calendar = Workdays }, Nine + Duration.FromDays(1));
        Assert.Equal((Minutes(30), Nine + Duration.FromDays(1) + Minutes(90)), (reading.Elapsed, reading.DueAt));
    }

    [Fact]
    public void A_first_reply_fulfils_the_clock_for_good()
    {
        var events = new[] { At(0, Opened), At(20, AgentReply), At(30, SellerMessage), At(90, AgentReply), At(95, PriorityChanged, "urgent") };
        var target = FirstReply(60) with { TargetByPriority = new Dictionary<string, Duration> { ["urgent"] = Minutes(5) } };
        Assert.Equal(
            new ClockReading(ClockState.Met, Nine, Minutes(20), Minutes(60), null, null, Nine + Minutes(20)),
            Clock.Read(events, target, Nine + Minutes(500)));
    }

    [Fact]
    public void Exactly_on_time_is_met_and_a_nanosecond_later_is_not()
    {
        var late = new ClockEvent(Nine + Minutes(60) + Duration.Epsilon, AgentReply);
        Assert.Equal(ClockState.Met, Clock.Read([At(0, Opened), At(60, AgentReply)], FirstReply(60), late.At).State);
        Assert.Equal(ClockState.Breached, Clock.Read([At(0, Opened), late], FirstReply(60), late.At).State);
    }

    [Fact]
    public void Every_round_of_next_reply_starts_from_nothing()
    {
        var target = new ClockTarget(ClockMetric.NextReply, Minutes(60));
        var events = new List<ClockEvent> { At(0, Opened), At(1, SellerMessage) };
        Assert.Equal(ClockState.Idle, Clock.Read(events, target, Nine + Minutes(500)).State);
        events.AddRange([At(10, AgentReply), At(20, SellerMessage), At(30, SellerMessage)]);
        Assert.Equal((Nine + Minutes(20), Minutes(15)), StartAndElapsed(Clock.Read(events, target, Nine + Minutes(35))));
        events.AddRange([At(100, AgentReply)]);
        Assert.Equal(ClockState.Breached, Clock.Read(events, target, Nine + Minutes(110)).State);
        events.AddRange([At(120, SellerMessage)]);
        var round = Clock.Read(events, target, Nine + Minutes(125));
        Assert.Equal((ClockState.Running, Minutes(5), Nine + Minutes(180)), (round.State, round.Elapsed, round.DueAt));
    }

    [Fact]
    public void A_reopened_case_goes_on_without_the_time_it_was_solved()
    {
        var events = new[] { At(0, Opened), At(20, StatusChanged, "solved"), At(30, StatusChanged, "closed"), At(100, StatusChanged, "open") };
        Assert.Equal(Nine + Minutes(20), Clock.Read(events, Resolution(60), Nine + Minutes(99)).FulfilledAt);
        Assert.Equal(
            new ClockReading(ClockState.Running, Nine, Minutes(25), Minutes(60), Nine + Minutes(140), Nine + Minutes(128), null),
            Clock.Read(events, Resolution(60), Nine + Minutes(105)));
    }

    [Fact]
    public void A_case_solved_without_a_reply_owes_one_unless_that_pauses()
    {
        var events = new[] { At(0, Opened), At(20, StatusChanged, "solved") };
        Assert.Equal(ClockState.Breached, Clock.Read(events, FirstReply(60), Nine + Minutes(99)).State);
        var lenient = FirstReply(60) with { PauseOn = ClockTarget.WaitingOrDone };
        Assert.Equal(ClockState.Paused, Clock.Read(events, lenient, Nine + Minutes(99)).State);
    }

    [Fact]
    public void A_raised_priority_can_breach_at_once_and_a_lowered_one_can_heal()
    {
        var target = Resolution(60) with { TargetByPriority = new Dictionary<string, Duration> { ["urgent"] = Minutes(15) } };
        var events = new List<ClockEvent> { At(0, Opened), At(30, PriorityChanged, "urgent") };
        var raised = Clock.Read(events, target, Nine + Minutes(30));
        Assert.Equal((ClockState.Breached, Minutes(15), Nine + Minutes(15)), (raised.State, raised.Target, raised.DueAt));
        events.Add(At(40, PriorityChanged, null));
        var lowered = Clock.Read(events, target, Nine + Minutes(40));
        Assert.Equal((ClockState.Running, Minutes(60), Nine + Minutes(60)), (lowered.State, lowered.Target, lowered.DueAt));
    }

    [Fact]
    public void A_due_instant_beyond_the_calendar_is_none()
    {
        var once = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "UTC",
            Openings = new Dictionary<LocalDate, IReadOnlyList<OpenHours>> { [new LocalDate(2025, 1, 6)] = [OpenHours.AllDay] },
        });
        var reading = Clock.Read([At(0, Opened)], Resolution(6000) with { Calendar = once }, Nine);
        Assert.Equal((ClockState.Running, null), (reading.State, reading.DueAt));
    }

    public static TheoryData<string, ClockEvent[]> Refused => new()
    {
        { "Event 0 (AgentReply", [At(0, AgentReply), At(1, Opened)] },
        { "Event 2 (SellerMessage at 2025-01-06T09:04:00Z) is earlier than event 1", [At(0, Opened), At(5, AgentReply), At(4, SellerMessage)] },
        { "Event 1 (Opened at 2025-01-06T09:05:00Z) opens the case a second time", [At(0, Opened), At(5, Opened)] },
        { "Event 1 (StatusChanged at 2025-01-06T09:05:00Z) has no status", [At(0, Opened), At(5, StatusChanged)] },
        { "Event 1 is missing", [At(0, Opened), null!] },
        { "is of no known kind", [At(0, Opened), At(5, (CaseSignal)99)] },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_log_that_cannot_be_is_refused_saying_which_event(string reason, ClockEvent[] events) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Clock.Read(events, Resolution(60), Nine)).Message);

    [Fact]
    public void A_target_of_nothing_and_a_share_of_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Clock.Read([], Resolution(0), Nine));
        Assert.Throws<ArgumentException>(() => Clock.Read([], FirstReply(1) with { Target = Duration.MaxValue }, Nine));
        Assert.Throws<ArgumentException>(() => Clock.Read(
            [], FirstReply(1) with { TargetByPriority = new Dictionary<string, Duration> { ["low"] = Minutes(-1) } }, Nine));
        foreach (var share in new[] { 0, -1, 1.01, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Clock.Read([], Resolution(60), Nine, share));
        }
    }

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    private static ClockEvent At(int minute, CaseSignal signal, string? value = null) => new(Nine + Minutes(minute), signal, value);

    private static ClockTarget Resolution(int minutes) => new(ClockMetric.Resolution, Minutes(minutes));

    private static ClockTarget FirstReply(int minutes) => new(ClockMetric.FirstReply, Minutes(minutes));

    private static (Instant?, Duration) StartAndElapsed(ClockReading reading) => (reading.StartedAt, reading.Elapsed);
}
