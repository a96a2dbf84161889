using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>
/// Working time in one time zone: weekly hours, holidays, single openings and breaks. Immutable to its users and safe
/// for many threads. An instant is worked if and only if its wall-clock time lies in an interval of its local date, so
/// an hour that daylight saving skips is not worked and a repeated hour counts twice; intervals are half-open.
/// Answers take O(log n) of the working stretches, once those are laid out; it reaches from <see cref="Earliest"/> to
/// <see cref="Latest"/>.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly CalendarPages pages;

    private BusinessCalendar(DateTimeZone zone, CalendarDefinition definition)
    {
        Zone = zone.Id;
        pages = new CalendarPages(zone, new CalendarDates(definition).HoursOf);
    }

    /// <summary>The first instant a calendar knows: 1970-01-01T00:00Z.</summary>
    public static Instant Earliest { get; } = Instant.FromUtc(1970, 1, 1, 0, 0);

    /// <summary>The last instant a calendar knows: 2200-01-01T00:00Z. Zone rules of today are taken to hold until then.</summary>
    public static Instant Latest { get; } = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>IANA id of the calendar's time zone.</summary>
    public string Zone { get; }

    /// <summary>Builds a calendar; the definition is copied.</summary>
    /// <param name="definition">Hours, holidays, openings, breaks.</param>
    /// <param name="zones">Source of time zones; the IANA database that comes with NodaTime if left out.</param>
    /// <exception cref="ArgumentException">The definition is refused; the message holds every reason (see <see cref="Problems"/>).</exception>
    public static BusinessCalendar Create(CalendarDefinition definition, IDateTimeZoneProvider? zones = null)
    {
        var problems = Problems(definition, zones);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The calendar is refused: {string.Join("; ", problems)}.", nameof(definition));
        }
        return new BusinessCalendar((zones ?? DateTimeZoneProviders.Tzdb)[definition.Zone], definition);
    }

    /// <summary>
    /// Every reason to refuse a definition, in English; none if it is sound. Refused are unknown zones, empty or
    /// overlapping intervals, intervals over midnight, openings without hours, breaks that end no later than they start,
    /// more than 24 intervals a day and more than 20,000 dates.
    /// </summary>
    /// <param name="definition">What to look at.</param>
    /// <param name="zones">Source of time zones; the IANA database that comes with NodaTime if left out.</param>
    public static IReadOnlyList<string> Problems(CalendarDefinition definition, IDateTimeZoneProvider? zones = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return CalendarCheck.Problems(definition, zones ?? DateTimeZoneProviders.Tzdb);
    }

    /// <summary>
    /// The instant nearest to <paramref name="from"/> that has the working time between: going forward it lands on a
    /// closing, going back on an opening, and nothing added leaves it where it is.
    /// </summary>
    /// <param name="from">Where to start, worked or not.</param>
    /// <param name="working">Working time; negative goes back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The answer, or <paramref name="from"/>, lies outside what the calendar knows.</exception>
    public Instant Add(Instant from, Duration working) =>
        TryAdd(from, working) ?? throw new ArgumentOutOfRangeException(
            nameof(working), $"The calendar has no {working} of working time between {from} and the end of its range.");

    /// <summary>As <see cref="Add"/>, but null if the calendar has not that much working time within its range.</summary>
    /// <param name="from">Where to start, worked or not.</param>
    /// <param name="working">Working time; negative goes back.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> lies outside what the calendar knows.</exception>
    public Instant? TryAdd(Instant from, Duration working)
    {
        var start = Moment(from, nameof(from));
        if (working == Duration.Zero)
        {
            return from;
        }
        var range = Latest - Earliest;
        if (working > range || working < -range)
        {
            return null;
        }
        var amount = working.ToInt64Nanoseconds();
        var end = amount > 0 ? pages.Forward(start, amount) : pages.Back(start, -amount);
        return end is { } moment ? WallClock.ToInstant(moment) : null;
    }

    /// <summary>Working time from <paramref name="a"/> to <paramref name="b"/>; negative if <paramref name="b"/> is the earlier.</summary>
    /// <param name="a">Where to start counting.</param>
    /// <param name="b">Where to stop counting.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them lies outside what the calendar knows.</exception>
    public Duration Between(Instant a, Instant b) =>
        Duration.FromNanoseconds(pages.WorkedUpTo(Moment(b, nameof(b))) - pages.WorkedUpTo(Moment(a, nameof(a))));

    /// <summary>Whether work is done at that instant.</summary>
    /// <param name="at">The instant.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside what the calendar knows.</exception>
    public bool IsOpen(Instant at) => NextOpen(at) == at;

    /// <summary>The first instant at or after <paramref name="at"/> at which work is done; null if there is none in the calendar's range.</summary>
    /// <param name="at">Where to look from; the answer itself if work is done then.</param>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside what the calendar knows.</exception>
    public Instant? NextOpen(Instant at) =>
        TryAdd(at, Duration.Epsilon) is { } justAfter ? justAfter - Duration.Epsilon : null;

    private static long Moment(Instant instant, string name) =>
        instant >= Earliest && instant <= Latest
            ? WallClock.ToNanoseconds(instant)
            : throw new ArgumentOutOfRangeException(name, $"{instant} lies outside the calendar's range, {Earliest} to {Latest}.");
}
