using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>Opening hours within one local day, from <paramref name="Start"/> (inclusive) to <paramref name="End"/> (exclusive).</summary>
/// <param name="Start">Local time of opening.</param>
/// <param name="End">Local time of closing; midnight means the end of the day (24:00). Hours over midnight are two entries.</param>
public sealed record OpenHours(LocalTime Start, LocalTime End)
{
    /// <summary>The whole local day, 00:00 to 24:00.</summary>
    public static OpenHours AllDay { get; } = new(LocalTime.Midnight, LocalTime.Midnight);

    internal Spell Spell => new(Start.NanosecondOfDay, End == LocalTime.Midnight ? Spell.Day : End.NanosecondOfDay);
}

/// <summary>A closed stretch of local time, from <paramref name="Start"/> (inclusive) to <paramref name="End"/> (exclusive); it may cover days.</summary>
/// <param name="Start">Local date and time at which work stops.</param>
/// <param name="End">Local date and time at which work may go on.</param>
public sealed record ClosedSpan(LocalDateTime Start, LocalDateTime End);

/// <summary>Plain data for <see cref="BusinessCalendar.Create"/>. All dates and times are local to <see cref="Zone"/> (ISO calendar).</summary>
public sealed record CalendarDefinition
{
    /// <summary>IANA id of the time zone, for example <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Opening hours of the week; a day that is missing is closed. At most 24 intervals a day, none overlapping.</summary>
    public IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>> Week { get; init; } =
        new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenHours>>();

    /// <summary>Dates on which the week's hours do not hold.</summary>
    public IReadOnlyList<LocalDate> Holidays { get; init; } = [];

    /// <summary>Hours of single dates, in place of the week's; they hold on a holiday too (an extra working day).</summary>
    public IReadOnlyDictionary<LocalDate, IReadOnlyList<OpenHours>> Openings { get; init; } =
        new Dictionary<LocalDate, IReadOnlyList<OpenHours>>();

    /// <summary>Closed stretches; they cut into the week's hours and into <see cref="Openings"/>. They may overlap one another.</summary>
    public IReadOnlyList<ClosedSpan> Breaks { get; init; } = [];

    /// <summary>The same hours from Monday to Friday, nothing on Saturday and Sunday.</summary>
    /// <param name="zone">IANA id of the time zone.</param>
    /// <param name="hours">The hours of each of the five days.</param>
    public static CalendarDefinition Workdays(string zone, params OpenHours[] hours) => new()
    {
        Zone = zone,
        Week = Enumerable.Range((int)IsoDayOfWeek.Monday, 5)
            .ToDictionary(day => (IsoDayOfWeek)day, _ => (IReadOnlyList<OpenHours>)hours),
    };
}
