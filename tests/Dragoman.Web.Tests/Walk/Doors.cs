namespace Dragoman.Web.Tests.Walk;

/// <summary>All routes but those of the framework, and how their table is written.</summary>
public static class Doors
{
    public static IReadOnlyDictionary<string, Door> All => ApiDoors.All.Concat(OtherDoors.All).ToDictionary(d => d.Route);

    public static Door At(string route, string answers) => new(route, answers, Ask(route.Split(' ')[1]));

    public static Func<Scene, Task<(string, object?)>> Ask(string path, object? body = null) => _ => To(path, body);

    public static Task<(string, object?)> To(string path, object? body = null) => Task.FromResult((path, body));

    /// <summary>Where others are answered 200, this route answers 201.</summary>
    public static string Made(string answers) => answers.Replace("200", "201");

    /// <summary>Where others are answered 200, this route answers 204.</summary>
    public static string Done(string answers) => answers.Replace("200", "204");
}
