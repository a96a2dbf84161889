namespace Dragoman.Desk;

public static class Instants
{
    /// <summary>The present instant in UTC, to the millisecond: what both databases keep without loss.</summary>
    public static DateTime UtcNow(this TimeProvider time) => time.GetUtcNow().UtcDateTime.ToMilliseconds();

    /// <summary>Without what is finer than a millisecond.</summary>
    public static DateTime ToMilliseconds(this DateTime utc) => new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
