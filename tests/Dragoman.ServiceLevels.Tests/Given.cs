using CsCheck;
using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

/// <summary>Generated calendars and instants, all on quarters of an hour, around the days on which clocks change.</summary>
internal static class Given
{
    public static readonly Duration Quarter = Duration.FromMinutes(15);

    /// <summary>With the start of a span that holds a change of the offset (Dublin's winter is its negative saving; Apia skipped a day).</summary>
    private static readonly (string Zone, Instant From)[] Changes =
    [
        ("Europe/Berlin", Instant.FromUtc(2025, 3, 24, 0, 0)),
        ("Europe/Berlin", Instant.FromUtc(2025, 10, 20, 0, 0)),
        ("America/New_York", Instant.FromUtc(2024, 3, 4, 0, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 2, 12, 0, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 10, 29, 0, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2025, 4, 1, 0, 0)),
        ("Asia/Tehran", Instant.FromUtc(2015, 9, 15, 0, 0)),
        ("Pacific/Apia", Instant.FromUtc(2011, 12, 25, 0, 0)),
        ("Europe/Dublin", Instant.FromUtc(2040, 10, 22, 0, 0)),
        ("Africa/Casablanca", Instant.FromUtc(2025, 2, 18, 0, 0)),
        ("Asia/Shanghai", Instant.FromUtc(2025, 9, 29, 0, 0)),
        ("Asia/Kolkata", Instant.FromUtc(2025, 12, 28, 0, 0)),
    ];

    private static readonly Gen<IReadOnlyList<OpenHours>> Hours =
        Gen.Int[0, 96].HashSet[0, 6].Select(edges =>
        {
            var sorted = edges.Order().ToArray();
            var hours = new List<OpenHours>();
            for (var i = 0; i + 1 < sorted.Length; i += 2)
            {
                hours.Add(new OpenHours(Time(sorted[i]), Time(sorted[i + 1])));
            }
            return (IReadOnlyList<OpenHours>)hours;
        });

    /// <summary>A definition and 14 days (1,344 quarters of an hour) to ask about.</summary>
    public static readonly Gen<(CalendarDefinition Definition, Instant From)> Calendar =
        Gen.Select(
            Gen.Int[0, Changes.Length - 1],
            Hours.Array[7],
            Gen.Int[0, 14].HashSet[0, 2],
            Gen.Select(Gen.Int[0, 14], Hours).Array[0, 2],
            Gen.Select(Gen.Int[0, 1300], Gen.Int[1, 300]).Array[0, 3])
        .Select((change, week, holidays, openings, breaks) =>
        {
            var (zone, from) = Changes[change];
            var monday = from.InUtc().LocalDateTime;
            return (new CalendarDefinition
            {
                Zone = zone,
                Week = week.Select((hours, i) => (hours, day: (IsoDayOfWeek)(i + 1))).ToDictionary(d => d.day, d => d.hours),
                Holidays = [.. holidays.Select(day => monday.Date.PlusDays(day))],
                Openings = openings.Where(o => o.Item2.Count > 0).DistinctBy(o => o.Item1)
                    .ToDictionary(o => monday.Date.PlusDays(o.Item1), o => o.Item2),
                Breaks = [.. breaks.Select(b => new ClosedSpan(monday.PlusMinutes(15 * b.Item1), monday.PlusMinutes(15 * (b.Item1 + b.Item2))))],
            }, from);
        });

    public static Gen<Instant> InstantAfter(Instant from) => Gen.Int[0, 1344].Select(quarters => from + (Quarter * quarters));

    private static LocalTime Time(int quarters) => LocalTime.FromMinutesSinceMidnight(quarters % 96 * 15);
}
