namespace Dragoman.Desk;

public static class Instants
{
    /// <summary>The present instant in UTC, to the millisecond: what both databases keep without loss.</summary>
    public static DateTime UtcNow(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
