using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

/// <summary>A walk through time that asks the wall clock at every step; knows nothing of running totals.</summary>
internal sealed class CalendarOracle(CalendarDefinition definition, Duration step)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[definition.Zone];

    public bool Works(Instant at)
    {
        var local = at.InZone(zone).LocalDateTime;
        if (definition.Breaks.Any(b => b.Start <= local && local < b.End))
        {
            return false;
        }
        var hours = definition.Openings.TryGetValue(local.Date, out var opening) ? opening
            : definition.Holidays.Contains(local.Date) ? []
            : definition.Week.TryGetValue(local.DayOfWeek, out var week) ? week
            : [];
        return hours.Any(h => h.Start <= local.TimeOfDay && (h.End == LocalTime.Midnight || local.TimeOfDay < h.End));
    }

    public Duration Between(Instant a, Instant b)
    {
        var sum = Duration.Zero;
        for (var at = a; at < b; at += step)
        {
            sum += Works(at) ? step : Duration.Zero;
        }
        return sum;
    }

    public Instant? Add(Instant from, Duration working, Instant limit)
    {
        var at = from;
        for (var left = working; left > Duration.Zero; at += step)
        {
            if (at > limit)
            {
                return null;
            }
            left -= Works(at) ? step : Duration.Zero;
        }
        return at;
    }

    public Instant? TakeAway(Instant from, Duration working, Instant limit)
    {
        var at = from;
        for (var left = working; left > Duration.Zero;)
        {
            at -= step;
            if (at < limit)
            {
                return null;
            }
            left -= Works(at) ? step : Duration.Zero;
        }
        return at;
    }
}
