using CsCheck;
using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

public sealed class RotaTests
{
    private static readonly IsoDayOfWeek[] Weekdays = [.. Enumerable.Range(1, 5).Select(day => (IsoDayOfWeek)day)];
    private static readonly IsoDayOfWeek[] Everyday = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];
    private static readonly RotaMember Li = Member("zh", [.. Shift.On("Asia/Shanghai", new LocalTime(9, 0), new LocalTime(18, 0), Weekdays)]);
    private static readonly RotaMember Ana = Member("es", [.. Shift.On("Europe/London", new LocalTime(22, 0), new LocalTime(6, 0), Weekdays)]);

    [Fact]
    public void Those_on_shift_are_on()
    {
        var rota = new Rota([Li, Ana]);
        var mondayMorning = Instant.FromUtc(2025, 1, 6, 1, 0);
        Assert.Equal([Li], rota.OnAt(mondayMorning));
        Assert.Empty(rota.OnAt(mondayMorning - Duration.Epsilon));
        Assert.Empty(rota.OnAt(Instant.FromUtc(2025, 1, 6, 10, 0)));
        Assert.Equal([Li, Ana], rota.OnAt(Instant.FromUtc(2025, 1, 7, 2, 0)));
        Assert.Equal([Li, Ana], rota.Members);
    }

    [Fact]
    public void A_shift_over_midnight_belongs_to_the_day_it_starts_on()
    {
        var rota = new Rota([Ana]);
        Assert.False(rota.IsOn(Ana.Id, Instant.FromUtc(2025, 1, 6, 5, 0)));
        Assert.True(rota.IsOn(Ana.Id, Instant.FromUtc(2025, 1, 11, 5, 59)));
        Assert.False(rota.IsOn(Ana.Id, Instant.FromUtc(2025, 1, 11, 6, 0)));
    }

    [Fact]
    public void A_Sunday_night_runs_into_Monday_and_an_end_at_the_start_is_a_whole_day()
    {
        var night = Member("en", new Shift("UTC", IsoDayOfWeek.Sunday, new LocalTime(20, 0), new LocalTime(4, 0)));
        var day = Member("en", new Shift("UTC", IsoDayOfWeek.Sunday, new LocalTime(20, 0), new LocalTime(20, 0)));
        var rota = new Rota([night, day]);
        Assert.Equal([night, day], rota.OnAt(Instant.FromUtc(2025, 1, 6, 3, 59)));
        Assert.Equal([day], rota.OnAt(Instant.FromUtc(2025, 1, 6, 19, 59)));
        Assert.Empty(rota.OnAt(Instant.FromUtc(2025, 1, 6, 20, 0)));
    }

    [Fact]
    public void The_next_start_is_later_than_the_instant_asked_for()
    {
        var rota = new Rota([Li]);
        var monday = Instant.FromUtc(2025, 1, 6, 1, 0);
        Assert.Equal(monday, rota.NextStart(Li.Id, Instant.FromUtc(2025, 1, 3, 12, 0)));
        Assert.Equal(monday, rota.NextStart(Li.Id, monday - Duration.Epsilon));
        Assert.Equal(monday + Duration.FromDays(1), rota.NextStart(Li.Id, monday));
    }

    [Fact]
    public void The_next_start_of_several_is_the_earliest()
    {
        var rota = new Rota([Li, Ana]);
        var noon = Instant.FromUtc(2025, 1, 6, 12, 0);
        Assert.Equal(Instant.FromUtc(2025, 1, 6, 22, 0), rota.NextStart(_ => true, noon));
        Assert.Equal(Instant.FromUtc(2025, 1, 7, 1, 0), rota.NextStart(who => who.Languages.Contains("zh"), noon));
        Assert.Null(rota.NextStart(who => who.Languages.Contains("ja"), noon));
    }

    [Fact]
    public void Who_never_leaves_or_never_comes_has_no_next_start()
    {
        var always = Member("en", [.. Shift.On("Europe/Berlin", LocalTime.Midnight, LocalTime.Midnight, Everyday)]);
        var never = Member("en");
        var rota = new Rota([always, never]);
        var now = Instant.FromUtc(2025, 3, 25, 12, 0);
        Assert.True(rota.IsOn(always.Id, now));
        Assert.False(rota.IsOn(never.Id, now));
        Assert.Null(rota.NextStart(always.Id, now));
        Assert.Null(rota.NextStart(never.Id, now));
        Assert.Null(rota.NextStart(Guid.CreateVersion7(), now));
        Assert.False(rota.IsOn(Guid.CreateVersion7(), now));
    }

    [Fact]
    public void Shifts_follow_daylight_saving()
    {
        var rota = new Rota([Member("de", [.. Shift.On("Europe/Berlin", new LocalTime(8, 0), new LocalTime(12, 0), Weekdays)])]);
        Assert.Equal(Instant.FromUtc(2025, 3, 28, 7, 0), rota.NextStart(_ => true, Instant.FromUtc(2025, 3, 27, 20, 0)));
        Assert.Equal(Instant.FromUtc(2025, 3, 31, 6, 0), rota.NextStart(_ => true, Instant.FromUtc(2025, 3, 28, 20, 0)));
    }

    [Fact]
    public void Shifts_that_touch_across_zones_are_one()
    {
        var both = Member("en",
            new Shift("Europe/London", IsoDayOfWeek.Monday, new LocalTime(8, 0), new LocalTime(12, 0)),
            new Shift("Asia/Shanghai", IsoDayOfWeek.Monday, new LocalTime(20, 0), new LocalTime(23, 0)));
        var rota = new Rota([both]);
        Assert.Equal(Instant.FromUtc(2025, 1, 13, 8, 0), rota.NextStart(both.Id, Instant.FromUtc(2025, 1, 6, 9, 0)));
    }

    [Fact]
    public void The_next_start_agrees_with_a_walk_through_time()
    {
        var time = Gen.Int[0, 95].Select(quarter => LocalTime.FromMinutesSinceMidnight(quarter * 15));
        string[] zones = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata"];
        var shift = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 7], time, time)
            .Select((zone, day, start, end) => new Shift(zones[zone], (IsoDayOfWeek)day, start, end));
        Gen.Select(shift.Array[1, 6], Gen.Int[0, 520], Gen.Int[0, 95]).Sample(
            (shifts, day, quarter) =>
            {
                var member = Member("en", shifts);
                var rota = new Rota([member]);
                var after = Instant.FromUtc(2017, 10, 9, 0, 0) + Duration.FromDays(day) + (Given.Quarter * quarter);
                var at = after + Given.Quarter;
                while (at < after + Duration.FromDays(21) && (!rota.IsOn(member.Id, at) || rota.IsOn(member.Id, at - Given.Quarter)))
                {
                    at += Given.Quarter;
                }
                var next = rota.NextStart(member.Id, after);
                return next == at || (next is null && at >= after + Duration.FromDays(21));
            },
            iter: 300, threads: 1);
    }

    public static TheoryData<string, RotaMember[]> Refused => new()
    {
        { "has somebody", [] },
        { "unknown time zone 'Mars/Olympus'", [Li, Member("en", new Shift("Mars/Olympus", IsoDayOfWeek.Monday, LocalTime.Noon, LocalTime.Midnight))] },
        { "unknown time zone ''", [Member("en", new Shift(null!, IsoDayOfWeek.Monday, LocalTime.Noon, LocalTime.Midnight))] },
        { "not a day of the week", [Member("en", new Shift("UTC", IsoDayOfWeek.None, LocalTime.Noon, LocalTime.Midnight))] },
        { "given twice", [Li, Li] },
        { "capacity of -1", [Li with { Capacity = -1 }] },
        { "more than 200 shifts", [Li with { Shifts = [.. Enumerable.Repeat(Li.Shifts[0], 201)] }] },
        { "is missing", [null!] },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void An_unsound_rota_is_refused_with_its_reason(string reason, RotaMember[] members) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new Rota(members)).Message);

    private static RotaMember Member(string language, params Shift[] shifts) => new(Guid.CreateVersion7(), [language], shifts, 3);
}
