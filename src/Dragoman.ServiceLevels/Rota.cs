using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>Who works when, week after week, each in the time zones of their shifts. Immutable; safe for many threads.</summary>
public sealed class Rota
{
    private const int MembersAtMost = 10_000;
    private const int ShiftsAtMost = 200;
    private readonly RotaMember[] members;
    private readonly Dictionary<Guid, ShiftWeek[]> weeks = [];

    /// <param name="members">Everybody; copied.</param>
    /// <exception cref="ArgumentException">
    /// Nobody, or more than 10,000; an unknown time zone or day; an id twice; a capacity below zero; more than 200 shifts
    /// of one member. The message says which.
    /// </exception>
    public Rota(IEnumerable<RotaMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        this.members = [.. members.Take(MembersAtMost + 1)];
        if (this.members.Length is 0 or > MembersAtMost)
        {
            throw new ArgumentException($"A rota has somebody, and at most {MembersAtMost}.", nameof(members));
        }
        foreach (var member in this.members)
        {
            var problem = Problem(member);
            if (problem is not null)
            {
                throw new ArgumentException($"The rota is refused: member {member?.Id} {problem}.", nameof(members));
            }
            weeks.Add(member.Id, ShiftWeek.Of(member.Shifts));
        }
    }

    /// <summary>Everybody, in the order given.</summary>
    public IReadOnlyList<RotaMember> Members => members;

    /// <summary>Who works at that instant, in the order given.</summary>
    /// <param name="at">The instant.</param>
    public IReadOnlyList<RotaMember> OnAt(Instant at) => [.. members.Where(member => IsOn(member.Id, at))];

    /// <summary>Whether that member works at that instant; false for an id that is not on the rota.</summary>
    /// <param name="id">Who.</param>
    /// <param name="at">The instant.</param>
    public bool IsOn(Guid id, Instant at) => weeks.TryGetValue(id, out var own) && own.Any(week => week.IsOn(at));

    /// <summary>
    /// The first instant later than <paramref name="after"/> at which that member comes on, having been off. Shifts that
    /// touch or overlap are one. Null if none comes within three weeks: no shifts, always on, or not on the rota.
    /// </summary>
    /// <param name="id">Who.</param>
    /// <param name="after">Where to look from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970-01-03 or within three weeks of 2200.</exception>
    public Instant? NextStart(Guid id, Instant after) =>
        weeks.TryGetValue(id, out var own) ? ShiftWeek.NextStart(own, after) : null;

    /// <summary>The earliest <see cref="NextStart(Guid, Instant)"/> of those chosen; others of them may be on already.</summary>
    /// <param name="who">Whom to look at.</param>
    /// <param name="after">Where to look from.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1970-01-03 or within three weeks of 2200.</exception>
    public Instant? NextStart(Func<RotaMember, bool> who, Instant after)
    {
        ArgumentNullException.ThrowIfNull(who);
        return members.Where(who).Select(member => NextStart(member.Id, after)).Min();
    }

    private string? Problem(RotaMember? member)
    {
        if (member?.Shifts is null || member.Languages is null)
        {
            return "is missing, or has no list of shifts or languages";
        }
        if (weeks.ContainsKey(member.Id))
        {
            return "is given twice";
        }
        if (member.Capacity < 0)
        {
            return $"has a capacity of {member.Capacity}";
        }
        if (member.Shifts.Count > ShiftsAtMost)
        {
            return $"has more than {ShiftsAtMost} shifts";
        }
        foreach (var shift in member.Shifts)
        {
            if (shift?.Zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(shift.Zone) is null)
            {
                return $"has a shift in an unknown time zone '{shift?.Zone}'";
            }
            if (shift.Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                return $"has a shift on '{shift.Day}', which is not a day of the week";
            }
        }
        return null;
    }
}
