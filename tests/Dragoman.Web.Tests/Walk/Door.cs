namespace Dragoman.Web.Tests.Walk;

/// <summary>One route, what it is asked in the walk, and what it answers to whom.</summary>
/// <param name="Route">Method and pattern as the host maps them; PAGE for a page.</param>
/// <param name="Answers">Statuses in the order of <see cref="Visitor"/>; one alone holds for all.</param>
/// <param name="Ask">The owner's thing that is asked for: path and body.</param>
public sealed record Door(string Route, string Answers, Func<Scene, Task<(string Path, object? Body)>> Ask)
{
    public HttpMethod Method => Route.Split(' ')[0] is "PAGE" ? HttpMethod.Get : HttpMethod.Parse(Route.Split(' ')[0]);
    public bool IsPage => Route.StartsWith("PAGE ", StringComparison.Ordinal);

    public int AnswerTo(Visitor visitor)
    {
        var statuses = Answers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(statuses.Length == 1 ? statuses[0] : statuses[(int)visitor]);
    }

    public override string ToString() => Route;
}
