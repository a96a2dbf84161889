using System.Diagnostics.CodeAnalysis;
using Dragoman.ServiceLevels;
using NodaTime;
using NodaTime.Text;

namespace Dragoman.Desk.Accounts;

/// <summary>The written form of shifts: "zone|days|start|end", for example "Asia/Shanghai|1-5|09:00|18:00"; several separated by ';'.</summary>
public static class ShiftPlan
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static bool TryParse(string text, [NotNullWhen(true)] out IReadOnlyList<Shift>? shifts)
    {
        shifts = null;
        var found = new List<Shift>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('|') is not [var zone, var days, var start, var end]
                || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null
                || !Time.Parse(start).TryGetValue(default, out var from) || !Time.Parse(end).TryGetValue(default, out var to)
                || !TryDays(days, out var first, out var last))
                return false;
            for (var day = first; day <= last; day++)
                found.Add(new Shift(zone, (IsoDayOfWeek)day, from, to));
        }
        if (found.Count == 0)
            return false;
        shifts = found;
        return true;
    }

    private static bool TryDays(string text, out int first, out int last)
    {
        var ends = text.Split('-');
        last = 0;
        return int.TryParse(ends[0], out first) && int.TryParse(ends[^1], out last)
            && ends.Length <= 2 && first is >= 1 and <= 7 && last is >= 1 and <= 7 && first <= last;
    }
}
