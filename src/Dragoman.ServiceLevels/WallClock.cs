using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>
/// Turns local opening times into stretches of real time. An instant is open if and only if its wall-clock time lies in
/// an interval of its local date; so an hour that daylight saving skips is not open and a repeated hour is open twice.
/// </summary>
internal static class WallClock
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static Instant ToInstant(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);

    /// <summary>Nanoseconds since the Unix epoch; the caller has checked that the instant is within three centuries of it.</summary>
    public static long ToNanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>
    /// Lists what is open in [from, to), in order. It walks from one change of the offset to the next, not from date to
    /// date: where clocks go back at one minute past midnight, a local date comes, goes and comes again.
    /// </summary>
    public static List<Spell> Open(DateTimeZone zone, long from, long to, Func<LocalDate, Spell[]> hoursOf)
    {
        var open = new List<Spell>();
        foreach (var stretch in zone.GetZoneIntervals(ToInstant(from), ToInstant(to)))
        {
            var start = stretch.HasStart && stretch.Start > ToInstant(from) ? ToNanoseconds(stretch.Start) : from;
            var end = stretch.HasEnd && stretch.End < ToInstant(to) ? ToNanoseconds(stretch.End) : to;
            var offset = stretch.WallOffset.Nanoseconds;
            var day = FloorDay(start + offset);
            for (var date = Epoch.PlusDays((int)day); day * Spell.Day < end + offset; day++, date = date.PlusDays(1))
            {
                var midnight = (day * Spell.Day) - offset;
                foreach (var hours in hoursOf(date))
                {
                    Spell.Append(open, new Spell(
                        Math.Max(start, midnight + hours.Start),
                        Math.Min(end, midnight + hours.End)));
                }
            }
        }
        return open;
    }

    private static long FloorDay(long local) => (local >= 0 ? local : local - Spell.Day + 1) / Spell.Day;
}
