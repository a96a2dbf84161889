using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>The local opening hours of any date: an opening, else nothing on a holiday, else the week; less the breaks.</summary>
internal sealed class CalendarDates
{
    private static readonly LocalDateTime Epoch = new(1970, 1, 1, 0, 0);
    private readonly Spell[][] week = new Spell[8][];
    private readonly HashSet<LocalDate> holidays;
    private readonly Dictionary<LocalDate, Spell[]> openings;
    private readonly Spell[] breaks;

    /// <param name="definition">Checked before.</param>
    public CalendarDates(CalendarDefinition definition)
    {
        Array.Fill(week, []);
        foreach (var (day, hours) in definition.Week)
        {
            week[(int)day] = Spell.Melt(hours.Select(h => h.Spell));
        }
        holidays = [.. definition.Holidays];
        openings = definition.Openings.ToDictionary(o => o.Key, o => Spell.Melt(o.Value.Select(h => h.Spell)));
        breaks = Spell.Melt(definition.Breaks.Select(b => new Spell(SinceEpoch(b.Start), SinceEpoch(b.End))));
    }

    public Spell[] HoursOf(LocalDate date)
    {
        var hours = openings.TryGetValue(date, out var opening) ? opening
            : holidays.Contains(date) ? []
            : week[(int)date.DayOfWeek];
        return hours.Length == 0 || breaks.Length == 0 ? hours : LessBreaks(hours, SinceEpoch(date.AtMidnight()));
    }

    private Spell[] LessBreaks(Spell[] hours, long midnight)
    {
        var first = FirstBreakEndingAfter(midnight);
        if (first == breaks.Length || breaks[first].Start >= midnight + Spell.Day)
        {
            return hours;
        }
        var left = new List<Spell>();
        foreach (var interval in hours)
        {
            var start = interval.Start;
            for (var i = first; i < breaks.Length && breaks[i].Start < midnight + interval.End; i++)
            {
                Spell.Append(left, new Spell(start, Math.Min(interval.End, breaks[i].Start - midnight)));
                start = Math.Max(start, breaks[i].End - midnight);
            }
            Spell.Append(left, new Spell(start, interval.End));
        }
        return [.. left];
    }

    private int FirstBreakEndingAfter(long moment)
    {
        var (low, high) = (0, breaks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = breaks[middle].End > moment ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>Breaks of any century are given; those beyond the calendar's range are cut to what a long holds.</summary>
    private static long SinceEpoch(LocalDateTime local)
    {
        var days = Math.Clamp(Period.DaysBetween(Epoch.Date, local.Date), -100_000, 100_000);
        return (days * Spell.Day) + local.TimeOfDay.NanosecondOfDay;
    }
}
