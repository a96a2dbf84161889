using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>One person's week in one time zone.</summary>
internal sealed class ShiftWeek
{
    private static readonly Duration LookBack = Duration.FromDays(2);
    private static readonly Duration LookAhead = Duration.FromDays(22);
    private static readonly Instant Earliest = NodaConstants.UnixEpoch + LookBack;
    private static readonly Instant Latest = BusinessCalendar.Latest - LookAhead;
    private readonly DateTimeZone zone;
    private readonly Spell[][] days = new Spell[8][];

    private ShiftWeek(IGrouping<string, Shift> shifts)
    {
        zone = DateTimeZoneProviders.Tzdb[shifts.Key];
        var hours = shifts.SelectMany(shift => shift.Hours()).ToLookup(h => h.Day, h => h.Hours);
        for (var day = IsoDayOfWeek.None; day <= IsoDayOfWeek.Sunday; day++)
        {
            days[(int)day] = Spell.Melt(hours[day]);
        }
    }

    /// <param name="shifts">Checked before.</param>
    public static ShiftWeek[] Of(IEnumerable<Shift> shifts) =>
        [.. shifts.GroupBy(shift => shift.Zone).Select(group => new ShiftWeek(group))];

    public bool IsOn(Instant at)
    {
        var local = at.InZone(zone);
        foreach (var hours in days[(int)local.DayOfWeek])
        {
            if (local.NanosecondOfDay >= hours.Start && local.NanosecondOfDay < hours.End)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>When the time of all these weeks together next begins after <paramref name="after"/>; null if not within 22 days.</summary>
    public static Instant? NextStart(ShiftWeek[] weeks, Instant after)
    {
        if (after < Earliest || after > Latest)
        {
            throw new ArgumentOutOfRangeException(nameof(after), $"{after} lies outside the rota's range, {Earliest} to {Latest}.");
        }
        var moment = WallClock.ToNanoseconds(after);
        var (from, to) = (WallClock.ToNanoseconds(after - LookBack), WallClock.ToNanoseconds(after + LookAhead));
        foreach (var spell in Spell.Melt(weeks.SelectMany(week => week.Open(from, to))))
        {
            if (spell.Start > moment)
            {
                return WallClock.ToInstant(spell.Start);
            }
        }
        return null;
    }

    private List<Spell> Open(long from, long to) => WallClock.Open(zone, from, to, date => days[(int)date.DayOfWeek]);
}
