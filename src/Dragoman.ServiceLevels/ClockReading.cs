using NodaTime;

namespace Dragoman.ServiceLevels;

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>Nothing has started it.</summary>
    Idle,

    /// <summary>Unfulfilled, within target, and the case's status counts (though the calendar may be closed just now).</summary>
    Running,

    /// <summary>Unfulfilled, within target, and the case's status does not count.</summary>
    Paused,

    /// <summary>Fulfilled with no more than the target used.</summary>
    Met,

    /// <summary>More than the target was used, fulfilled or not.</summary>
    Breached,
}

/// <summary>What a clock shows at one instant.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="StartedAt">When the present (or last) round began; null if idle.</param>
/// <param name="Elapsed">Time used, on the target's calendar, without pauses.</param>
/// <param name="Target">The target in force: by the present priority, or by the one at fulfilment.</param>
/// <param name="DueAt">
/// The instant at which the target is, or was, used up; null when nothing is owed (not started, paused, fulfilled), or
/// when the calendar has not that much working time left. It does not move while time passes. At this very instant, and
/// until the calendar opens again, the clock is not yet breached.
/// </param>
/// <param name="WarnAt">The instant at which the warning share of the target is, or was, used; null likewise.</param>
/// <param name="FulfilledAt">When the present (or last) round was fulfilled; null if it is not.</param>
public sealed record ClockReading(
    ClockState State,
    Instant? StartedAt,
    Duration Elapsed,
    Duration Target,
    Instant? DueAt,
    Instant? WarnAt,
    Instant? FulfilledAt);
