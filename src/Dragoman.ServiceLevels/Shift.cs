using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>
/// A weekly shift in the wall-clock time of its zone: an hour that daylight saving skips is not worked, a repeated one
/// is worked twice.
/// </summary>
/// <param name="Zone">IANA id of the time zone, for example <c>Asia/Shanghai</c>.</param>
/// <param name="Day">The local day on which it starts.</param>
/// <param name="Start">Local time at which it starts (inclusive).</param>
/// <param name="End">Local time at which it ends (exclusive); at or before the start, it is a time of the next day (equal: 24 hours by the clock).</param>
public sealed record Shift(string Zone, IsoDayOfWeek Day, LocalTime Start, LocalTime End)
{
    /// <summary>The same shift on several days.</summary>
    /// <param name="zone">IANA id of the time zone.</param>
    /// <param name="start">Local time at which each starts.</param>
    /// <param name="end">Local time at which each ends; at or before the start, on the next day.</param>
    /// <param name="days">The local days on which they start.</param>
    public static IReadOnlyList<Shift> On(string zone, LocalTime start, LocalTime end, params IsoDayOfWeek[] days) =>
        [.. days.Select(day => new Shift(zone, day, start, end))];

    /// <summary>The shift as hours of its own day and, over midnight, of the next.</summary>
    internal IEnumerable<(IsoDayOfWeek Day, Spell Hours)> Hours()
    {
        var (start, end) = (Start.NanosecondOfDay, End.NanosecondOfDay);
        yield return (Day, new Spell(start, end > start ? end : Spell.Day));
        if (end <= start && end > 0)
        {
            yield return (Day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : Day + 1, new Spell(0, end));
        }
    }
}

/// <summary>Somebody on a rota.</summary>
/// <param name="Id">Who; unique within the rota.</param>
/// <param name="Languages">Languages served, as BCP 47 tags such as <c>zh</c>; the rota itself does not read them.</param>
/// <param name="Shifts">When; may be in several zones, may overlap, may be none. At most 200.</param>
/// <param name="Capacity">How many cases or chats at once; zero or more.</param>
public sealed record RotaMember(Guid Id, IReadOnlyList<string> Languages, IReadOnlyList<Shift> Shifts, int Capacity);
