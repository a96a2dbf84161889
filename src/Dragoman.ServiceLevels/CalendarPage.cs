namespace Dragoman.ServiceLevels;

/// <summary>The working stretches of one page with running totals: totals[i] is what was worked before stretch i.</summary>
internal sealed class CalendarPage
{
    private readonly long[] starts;
    private readonly long[] totals;

    public CalendarPage(List<Spell> open)
    {
        starts = new long[open.Count];
        totals = new long[open.Count + 1];
        for (var i = 0; i < open.Count; i++)
        {
            starts[i] = open[i].Start;
            totals[i + 1] = totals[i] + open[i].End - open[i].Start;
        }
    }

    public long Total => totals[^1];

    public long WorkedUpTo(long moment)
    {
        var stretch = CalendarPages.FirstAtLeast(starts, moment) - 1;
        return stretch < 0 ? 0 : Math.Min(totals[stretch + 1], totals[stretch] + moment - starts[stretch]);
    }

    /// <summary>The first moment by which <paramref name="worked"/> (0 &lt; worked &lt;= Total) is reached.</summary>
    public long Earliest(long worked) => At(CalendarPages.FirstAtLeast(totals, worked) - 1, worked);

    /// <summary>The last moment by which no more than <paramref name="worked"/> (0 &lt;= worked &lt; Total) is reached.</summary>
    public long Latest(long worked) => At(CalendarPages.FirstAtLeast(totals, worked + 1) - 1, worked);

    private long At(int stretch, long worked) => starts[stretch] + worked - totals[stretch];
}
