using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>Everything that is wrong with a calendar definition, as sentences for whoever wrote it.</summary>
internal static class CalendarCheck
{
    private const int IntervalsADay = 24;
    private const int DatesAtMost = 20_000;

    public static List<string> Problems(CalendarDefinition definition, IDateTimeZoneProvider zones)
    {
        var problems = new List<string>();
        if (definition.Zone is null || zones.GetZoneOrNull(definition.Zone) is null)
        {
            problems.Add($"the time zone '{definition.Zone}' is unknown");
        }
        if (definition.Week is null || definition.Holidays is null || definition.Openings is null || definition.Breaks is null)
        {
            problems.Add("week, holidays, openings and breaks may be empty but not missing");
            return problems;
        }
        if (definition.Holidays.Count + definition.Openings.Count + definition.Breaks.Count > DatesAtMost)
        {
            problems.Add($"more than {DatesAtMost} holidays, openings and breaks");
            return problems;
        }
        foreach (var (day, hours) in definition.Week)
        {
            if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                problems.Add($"'{day}' is not a day of the week");
            }
            CheckHours(day.ToString(), hours, problems);
        }
        foreach (var (date, hours) in definition.Openings)
        {
            CheckHours($"opening on {date:uuuu-MM-dd}", hours, problems);
            if (hours is { Count: 0 })
            {
                problems.Add($"opening on {date:uuuu-MM-dd}: no hours; a closed date is a holiday");
            }
        }
        foreach (var span in definition.Breaks)
        {
            if (span is null || span.End <= span.Start)
            {
                problems.Add(span is null ? "a break is missing" : $"break {span.Start:uuuu-MM-dd HH:mm} to {span.End:uuuu-MM-dd HH:mm}: it ends no later than it starts");
            }
        }
        return problems;
    }

    private static void CheckHours(string where, IReadOnlyList<OpenHours> hours, List<string> problems)
    {
        if (hours is null || hours.Any(h => h is null))
        {
            problems.Add($"{where}: hours are missing");
            return;
        }
        if (hours.Count > IntervalsADay)
        {
            problems.Add($"{where}: more than {IntervalsADay} intervals");
            return;
        }
        var sound = new List<OpenHours>();
        foreach (var interval in hours)
        {
            if (interval.Spell.End <= interval.Spell.Start)
            {
                problems.Add($"{where}: {Name(interval)} is empty or runs over midnight; give the next day its own hours");
                continue;
            }
            sound.Add(interval);
        }
        sound.Sort((a, b) => a.Spell.Start.CompareTo(b.Spell.Start));
        foreach (var (first, second) in sound.Zip(sound.Skip(1)))
        {
            if (second.Spell.Start < first.Spell.End)
            {
                problems.Add($"{where}: {Name(first)} and {Name(second)} overlap");
            }
        }
    }

    private static string Name(OpenHours hours) =>
        $"{hours.Start:HH:mm}-{(hours.End == LocalTime.Midnight ? "24:00" : $"{hours.End:HH:mm}")}";
}
