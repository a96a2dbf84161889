using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>A half-open stretch in nanoseconds: of a local day (from its midnight) or of time (from the Unix epoch).</summary>
internal readonly record struct Spell(long Start, long End)
{
    public const long Day = NodaConstants.NanosecondsPerDay;

    /// <summary>Adds a stretch that starts no earlier than the last one in the list did, melting those that touch.</summary>
    public static void Append(List<Spell> spells, Spell next)
    {
        if (next.End <= next.Start)
        {
            return;
        }
        if (spells.Count > 0 && next.Start <= spells[^1].End)
        {
            spells[^1] = new Spell(spells[^1].Start, Math.Max(spells[^1].End, next.End));
            return;
        }
        spells.Add(next);
    }

    /// <summary>The same time as ordered stretches that neither touch nor overlap.</summary>
    public static Spell[] Melt(IEnumerable<Spell> spells)
    {
        var melted = new List<Spell>();
        foreach (var spell in spells.OrderBy(s => s.Start))
        {
            Append(melted, spell);
        }
        return [.. melted];
    }
}
