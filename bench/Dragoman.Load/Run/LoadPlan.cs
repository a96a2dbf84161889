namespace Dragoman.Load.Run;

/// <summary>What to measure.</summary>
/// <param name="Pid">The server's, for its memory.</param>
/// <param name="Each">How long each step runs at each number of connections.</param>
internal sealed record LoadPlan(Uri Url, Marketplace Marketplace, int? Pid, TimeSpan Each, IReadOnlyList<int> Connections, IReadOnlyList<string> Steps);
