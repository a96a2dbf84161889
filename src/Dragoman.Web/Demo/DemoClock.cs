namespace Dragoman.Web.Demo;

/// <summary>The clock of the demo marketplace's past: it stands where the story has come to.</summary>
public sealed class DemoClock(DateTime start) : TimeProvider
{
    public DateTime Now { get; private set; } = start;

    public void MoveTo(DateTime at) => Now = at > Now ? at : Now;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
}
