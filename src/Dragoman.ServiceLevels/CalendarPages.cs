using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>
/// Running totals of a calendar's working time, in pages of 52 weeks that are laid out when first asked for and kept.
/// The pages in memory are contiguous; a reader takes one immutable snapshot, so many threads may read at once.
/// </summary>
internal sealed class CalendarPages(DateTimeZone zone, Func<LocalDate, Spell[]> hoursOf)
{
    private const long Width = 364 * Spell.Day;
    private static readonly long Horizon = WallClock.ToNanoseconds(BusinessCalendar.Latest);
    private static readonly int LastPage = (int)((Horizon - 1) / Width);
    private readonly Lock gate = new();
    private volatile Shelf? shelf;

    /// <summary>Worked nanoseconds from a fixed but unknown origin up to <paramref name="moment"/>.</summary>
    public long WorkedUpTo(long moment)
    {
        var page = PageOf(moment);
        var held = Covering(page);
        return held.Before[page - held.First] + held.Pages[page - held.First].WorkedUpTo(moment);
    }

    /// <summary>The earliest moment with that much (more than nothing) worked since <paramref name="from"/>, or null beyond the horizon.</summary>
    public long? Forward(long from, long working)
    {
        var origin = WorkedUpTo(from);
        if (working > Horizon)
        {
            return null;
        }
        var wanted = origin + working;
        var held = shelf!;
        while (held.Before[^1] < wanted)
        {
            var next = held.First + held.Pages.Length;
            if (next > LastPage)
            {
                return null;
            }
            held = Covering(next);
        }
        var page = FirstAtLeast(held.Before, wanted) - 1;
        return held.Pages[page].Earliest(wanted - held.Before[page]);
    }

    /// <summary>The latest moment with that much (more than nothing) worked until <paramref name="from"/>, or null before the calendar begins.</summary>
    public long? Back(long from, long working)
    {
        var origin = WorkedUpTo(from);
        if (working > Horizon)
        {
            return null;
        }
        var wanted = origin - working;
        var held = shelf!;
        while (held.Before[0] > wanted)
        {
            if (held.First == 0)
            {
                return null;
            }
            held = Covering(held.First - 1);
        }
        var page = FirstAtLeast(held.Before, wanted + 1) - 1;
        return held.Pages[page].Latest(wanted - held.Before[page]);
    }

    private static int PageOf(long moment) => Math.Min((int)(moment / Width), LastPage);

    private Shelf Covering(int page)
    {
        var held = shelf;
        if (held is not null && page >= held.First && page < held.First + held.Pages.Length)
        {
            return held;
        }
        lock (gate)
        {
            held = shelf ?? new Shelf(page, [], [0]);
            while (page < held.First)
            {
                var earlier = Lay(held.First - 1);
                held = new Shelf(held.First - 1, [earlier, .. held.Pages], [held.Before[0] - earlier.Total, .. held.Before]);
            }
            while (page >= held.First + held.Pages.Length)
            {
                var later = Lay(held.First + held.Pages.Length);
                held = new Shelf(held.First, [.. held.Pages, later], [.. held.Before, held.Before[^1] + later.Total]);
            }
            shelf = held;
            return held;
        }
    }

    private CalendarPage Lay(int page) =>
        new(WallClock.Open(zone, page * Width, Math.Min(Horizon, (page + 1) * Width), hoursOf));

    /// <summary>Index of the first total that is at least <paramref name="wanted"/>; the length if none is.</summary>
    internal static int FirstAtLeast(long[] totals, long wanted)
    {
        var (low, high) = (0, totals.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = totals[middle] >= wanted ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>Contiguous pages from <paramref name="First"/> on; Before[i] is what was worked before page i, and one more for the end.</summary>
    private sealed record Shelf(int First, CalendarPage[] Pages, long[] Before);
}
