using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

public sealed class BusinessCalendarTests
{
    private static readonly OpenHours NineToSix = new(new LocalTime(9, 0), new LocalTime(18, 0));
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void Chinese_working_hours_count_in_Beijing_time()
    {
        var calendar = BusinessCalendar.Create(CalendarDefinition.Workdays("Asia/Shanghai", NineToSix));
        var fridayAfternoon = Instant.FromUtc(2025, 1, 3, 9, 0);
        Assert.Equal(Instant.FromUtc(2025, 1, 6, 2, 0), calendar.Add(fridayAfternoon, 2 * Hour));
        Assert.Equal("Asia/Shanghai", calendar.Zone);
    }

    [Fact]
    public void A_make_up_workday_counts_and_a_holiday_does_not()
    {
        var calendar = BusinessCalendar.Create(CalendarDefinition.Workdays("Asia/Shanghai", NineToSix) with
        {
            Holidays = [new LocalDate(2025, 1, 27), new LocalDate(2025, 1, 28)],
            Openings = new Dictionary<LocalDate, IReadOnlyList<OpenHours>>
            {
                [new LocalDate(2025, 1, 26)] = [NineToSix],
                [new LocalDate(2025, 1, 28)] = [new OpenHours(new LocalTime(10, 0), new LocalTime(11, 0))],
            },
        });
        Assert.Equal(10 * Hour, calendar.Between(Instant.FromUtc(2025, 1, 24, 16, 0), Instant.FromUtc(2025, 1, 28, 16, 0)));
    }

    [Fact]
    public void A_local_date_that_comes_back_is_counted_both_times()
    {
        // St John's put its clocks back at one minute past midnight, so the new date was left again for an hour.
        var newDay = new OpenHours(LocalTime.Midnight, new LocalTime(0, 1));
        var calendar = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "America/St_Johns",
            Week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>> { [IsoDayOfWeek.Sunday] = [newDay] },
        });
        var (before, after) = (Instant.FromUtc(2009, 11, 1, 0, 0), Instant.FromUtc(2009, 11, 2, 0, 0));
        Assert.Equal(Duration.FromMinutes(2), calendar.Between(before, after));
        Assert.Equal(Instant.FromUtc(2009, 11, 1, 2, 31), calendar.Add(before, Duration.FromMinutes(1)));
        Assert.Equal(Instant.FromUtc(2009, 11, 1, 3, 31), calendar.Add(before, Duration.FromMinutes(2)));
        Assert.Equal(Instant.FromUtc(2009, 11, 1, 3, 30), calendar.Add(after, -Duration.FromMinutes(1)));
    }

    [Fact]
    public void Hours_that_daylight_saving_skips_are_not_worked()
    {
        var calendar = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "Europe/Berlin",
            Week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>>
            {
                [IsoDayOfWeek.Sunday] = [new OpenHours(new LocalTime(2, 0), new LocalTime(3, 0))],
            },
        });
        Duration On(int month, int day) =>
            calendar.Between(Instant.FromUtc(2025, month, day, 0, 0), Instant.FromUtc(2025, month, day, 12, 0));
        Assert.Equal((Duration.Zero, 2 * Hour, Hour), (On(3, 30), On(10, 26), On(10, 19)));
    }

    [Fact]
    public void A_calendar_reaches_from_1970_to_2200_and_says_so()
    {
        var calendar = BusinessCalendar.Create(CalendarDefinition.Workdays("America/New_York", NineToSix));
        var all = calendar.Between(BusinessCalendar.Earliest, BusinessCalendar.Latest);
        Assert.True(all > Duration.FromHours(9 * 5 * 52 * 229L));
        Assert.Equal(all, calendar.Between(BusinessCalendar.Earliest, calendar.Add(BusinessCalendar.Earliest, all)));
        Assert.Null(calendar.TryAdd(BusinessCalendar.Earliest, all + Duration.Epsilon));
        Assert.Null(calendar.TryAdd(BusinessCalendar.Latest, -all - Duration.Epsilon));
        Assert.Null(calendar.TryAdd(BusinessCalendar.Earliest, Duration.MaxValue));
        Assert.Null(calendar.TryAdd(BusinessCalendar.Earliest, Duration.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(BusinessCalendar.Latest, Hour));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Add(Instant.MinValue, Hour));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Between(Instant.MinValue, Instant.MaxValue));
    }

    [Fact]
    public void Every_day_of_sixty_years_opens_and_closes_on_time()
    {
        // Running totals are kept in pages of 52 weeks: no day may fall between two of them.
        var nineToFive = new OpenHours(new LocalTime(9, 0), new LocalTime(17, 0));
        var calendar = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "UTC",
            Week = Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, _ => (IReadOnlyList<OpenHours>)[nineToFive]),
        });
        var first = BusinessCalendar.Earliest + (9 * Hour);
        for (var day = 1; day < 22_000; day++)
        {
            var opening = first + Duration.FromDays(day);
            var closing = opening + (8 * Hour);
            Assert.Equal(opening, calendar.Add(closing, -8 * Hour));
            Assert.Equal(closing, calendar.Add(opening, 8 * Hour));
            Assert.Equal(opening - (16 * Hour), calendar.Add(opening, -Duration.Epsilon) + Duration.Epsilon);
            Assert.Equal(8 * Hour * day, calendar.Between(first, opening));
        }
    }

    [Fact]
    public void The_range_begins_on_the_local_date_of_its_first_instant()
    {
        var calendar = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "America/New_York",
            Week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>> { [IsoDayOfWeek.Wednesday] = [OpenHours.AllDay] },
        });
        Assert.Equal(5 * Hour, calendar.Between(BusinessCalendar.Earliest, BusinessCalendar.Earliest + (48 * Hour)));
    }

    [Fact]
    public void A_calendar_of_single_openings_ends_with_the_last()
    {
        var calendar = BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = "UTC",
            Openings = new Dictionary<LocalDate, IReadOnlyList<OpenHours>> { [new LocalDate(2025, 5, 1)] = [OpenHours.AllDay] },
        });
        var april = Instant.FromUtc(2025, 4, 1, 0, 0);
        Assert.Equal(Instant.FromUtc(2025, 5, 2, 0, 0), calendar.Add(april, 24 * Hour));
        Assert.Null(calendar.TryAdd(april, 25 * Hour));
        Assert.Equal(Instant.FromUtc(2025, 5, 1, 0, 0), calendar.NextOpen(april));
        Assert.Null(calendar.NextOpen(Instant.FromUtc(2025, 5, 2, 0, 0)));
        Assert.False(calendar.IsOpen(Instant.FromUtc(2025, 5, 2, 0, 0)));
    }

    [Fact]
    public void A_definition_changed_later_does_not_change_the_calendar()
    {
        var holidays = new List<LocalDate>();
        var calendar = BusinessCalendar.Create(CalendarDefinition.Workdays("UTC", NineToSix) with { Holidays = holidays });
        holidays.Add(new LocalDate(2025, 1, 6));
        Assert.Equal(9 * Hour, calendar.Between(Instant.FromUtc(2025, 1, 6, 0, 0), Instant.FromUtc(2025, 1, 7, 0, 0)));
    }

    [Fact]
    public async Task Many_threads_may_ask_a_new_calendar_at_once()
    {
        var definition = CalendarDefinition.Workdays("Europe/Berlin", NineToSix);
        var (shared, own) = (BusinessCalendar.Create(definition), BusinessCalendar.Create(definition));
        var questions = Enumerable.Range(0, 400).Select(i => BusinessCalendar.Earliest + Duration.FromDays(i * 7919 % 80_000)).ToArray();
        var expected = questions.Select(at => own.TryAdd(at, 1000 * Hour)).ToArray();
        var answers = await Task.WhenAll(questions.Select(at => Task.Run(() => shared.TryAdd(at, 1000 * Hour))));
        Assert.Equal(expected, answers);
    }

    public static TheoryData<string, CalendarDefinition> Refused => new()
    {
        { "time zone 'Europe/Atlantis' is unknown", CalendarDefinition.Workdays("Europe/Atlantis", NineToSix) },
        { "Monday: 09:00-18:00 and 17:00-24:00 overlap", CalendarDefinition.Workdays("UTC", new OpenHours(new LocalTime(17, 0), LocalTime.Midnight), NineToSix) },
        { "Friday: 09:00-09:00 is empty", CalendarDefinition.Workdays("UTC", new OpenHours(new LocalTime(9, 0), new LocalTime(9, 0))) },
        { "22:00-06:00 is empty or runs over midnight", CalendarDefinition.Workdays("UTC", new OpenHours(new LocalTime(22, 0), new LocalTime(6, 0))) },
        { "more than 24 intervals", CalendarDefinition.Workdays("UTC", [.. Enumerable.Range(0, 25).Select(i => new OpenHours(new LocalTime(9, i), new LocalTime(9, i + 1)))]) },
        { "opening on 2025-01-01: no hours", CalendarDefinition.Workdays("UTC") with { Openings = new Dictionary<LocalDate, IReadOnlyList<OpenHours>> { [new LocalDate(2025, 1, 1)] = [] } } },
        { "break 2025-01-02 00:00 to 2025-01-01 00:00", CalendarDefinition.Workdays("UTC") with { Breaks = [new ClosedSpan(new LocalDateTime(2025, 1, 2, 0, 0), new LocalDateTime(2025, 1, 1, 0, 0))] } },
        { "'None' is not a day", new CalendarDefinition { Zone = "UTC", Week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>> { [IsoDayOfWeek.None] = [NineToSix] } } },
        { "more than 20000", CalendarDefinition.Workdays("UTC") with { Holidays = new LocalDate[20_001] } },
        { "may be empty but not missing", CalendarDefinition.Workdays("UTC") with { Holidays = null! } },
        { "hours are missing", CalendarDefinition.Workdays("UTC", NineToSix, null!) },
    };

    [Theory, MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void An_unsound_definition_is_refused_with_its_reason(string reason, CalendarDefinition definition) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => BusinessCalendar.Create(definition)).Message);

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var definition = CalendarDefinition.Workdays("Nowhere", NineToSix, NineToSix);
        Assert.Equal(6, BusinessCalendar.Problems(definition).Count);
        Assert.Empty(BusinessCalendar.Problems(CalendarDefinition.Workdays("UTC", NineToSix)));
    }

    [Fact]
    public void Breaks_of_any_century_and_upon_one_another_are_taken()
    {
        var calendar = BusinessCalendar.Create(CalendarDefinition.Workdays("UTC", OpenHours.AllDay) with
        {
            Breaks =
            [
                new ClosedSpan(new LocalDateTime(2025, 1, 6, 10, 0), new LocalDateTime(2025, 1, 6, 12, 0)),
                new ClosedSpan(new LocalDateTime(2025, 1, 6, 11, 0), new LocalDateTime(2025, 1, 6, 13, 0)),
                new ClosedSpan(new LocalDateTime(-9000, 1, 1, 0, 0), new LocalDateTime(1980, 1, 1, 0, 0)),
                new ClosedSpan(new LocalDateTime(2100, 1, 1, 0, 0), new LocalDateTime(9999, 1, 1, 0, 0)),
            ],
        });
        Assert.Equal(21 * Hour, calendar.Between(Instant.FromUtc(2025, 1, 6, 0, 0), Instant.FromUtc(2025, 1, 7, 0, 0)));
        Assert.Equal(Duration.Zero, calendar.Between(BusinessCalendar.Earliest, Instant.FromUtc(1980, 1, 1, 0, 0)));
        Assert.Null(calendar.NextOpen(Instant.FromUtc(2100, 1, 1, 0, 0)));
    }
}
