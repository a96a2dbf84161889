using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;
using Microsoft.AspNetCore.Routing;

namespace Dragoman.Web.Tests.Walk;

/// <summary>Goes through every door of the host as everybody, after the things of one seller.</summary>
public class WalkTests(Desks desks, WalkTests.Stage stage) : IClassFixture<WalkTests.Stage>
{
    /// <summary>Served to all by the framework: the live connection, assets and what asks for one that is not there, health, the document of the API and its reader.</summary>
    private static readonly string[] Framework = ["/_blazor", "/_framework/", "/healthz", "/openapi/", "/docs/api", "/{**path:file}"];

    public sealed class Stage
    {
        private readonly SemaphoreSlim _one = new(1);
        private Cast? _cast;

        public async Task<Cast> Cast(Desks desks)
        {
            await _one.WaitAsync();
            try
            {
                return _cast ??= await Walk.Cast.Gather(await desks.Shared);
            }
            finally
            {
                _one.Release();
            }
        }
    }

    public static TheoryData<string> Routes => [.. Doors.All.Keys];

    [Fact]
    public async Task Every_route_of_the_host_is_in_the_table_and_the_table_names_no_other()
    {
        var served = (await desks.Shared).Endpoints.OfType<RouteEndpoint>().Where(e => !IsFrameworks(e)).SelectMany(Names).Distinct().ToList();
        var known = Doors.All.Keys.ToList();
        Assert.True(served.Count > 50, $"{served.Count} routes were found");
        Assert.True(!served.Except(known).Any(), $"Not in the table: {string.Join(", ", served.Except(known).Order())}");
        Assert.True(!known.Except(served).Any(), $"In the table but not served: {string.Join(", ", known.Except(served).Order())}");
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task A_door_answers_everybody_as_the_table_says_and_shows_others_nothing(string route)
    {
        var door = Doors.All[route];
        var cast = await stage.Cast(desks);
        var wrong = new List<string>();
        foreach (var visitor in Enum.GetValues<Visitor>())
        {
            var scene = new Scene(cast);
            var (path, body) = await door.Ask(scene);
            var reply = await Call(door, await CallerOf(door, visitor, cast), path, body);
            if (reply.Status != door.AnswerTo(visitor))
                wrong.Add($"{visitor}: {reply.Status} instead of {door.AnswerTo(visitor)}");
            if (visitor is Visitor.Nobody or Visitor.OtherSeller or Visitor.Partner && reply.Text.Contains(Scene.Secret, StringComparison.OrdinalIgnoreCase))
                wrong.Add($"{visitor} is shown what belongs to another: {reply.Text[..Math.Min(300, reply.Text.Length)]}");
            if (reply.Status >= 400)
                reply.HidesItsInsides();
        }
        Assert.True(wrong.Count == 0, $"{route}: {string.Join("; ", wrong)}");
    }

    [Fact]
    public async Task Nothing_that_others_try_changes_what_a_seller_has()
    {
        var cast = await stage.Cast(desks);
        var scene = new Scene(cast);
        var (number, solved, draft, notice) = (await scene.Number(), await scene.Solved(), await scene.Draft(), await scene.Notice());
        async Task<string> Everything() => string.Join('\n',
            (await cast.Owner.Api.Get($"/api/v1/requests/{number}")).Is(200).Text, (await cast.Owner.Api.Get($"/api/v1/requests/{solved}")).Is(200).Text,
            (await cast.Owner.Api.Get($"/api/v1/drafts/{draft}")).Is(200).Text, (await cast.Owner.Api.Get("/api/v1/notices?limit=100")).Is(200).Json.GetProperty("items").EnumerateArray().Single(n => n.GetProperty("id").GetGuid() == notice));
        var before = await Everything();
        foreach (var door in ApiDoors.All.Where(d => d.Method != HttpMethod.Get && !d.Route.StartsWith("PATCH /api/v1/me", StringComparison.Ordinal)))
            foreach (var visitor in new[] { Visitor.Nobody, Visitor.OtherSeller, Visitor.Partner })
            {
                var (path, body) = await door.Ask(scene);
                await Call(door, await CallerOf(door, visitor, cast), path, body);
            }
        Assert.Equal(before, await Everything());
    }

    private static async Task<Caller> CallerOf(Door door, Visitor visitor, Cast cast)
    {
        var person = cast.Of(visitor);
        return person is null ? cast.Desk.Anonymous : door.Route.Contains("/api/", StringComparison.Ordinal) ? person.Api : await cast.Desk.InBrowser(person);
    }

    private static Task<Reply> Call(Door door, Caller caller, string path, object? body) => body switch
    {
        string lines => caller.PostText(path, lines, "application/x-ndjson"),
        byte[] file => caller.Upload(file, "screen.png"),
        Dictionary<string, string> form => caller.Send(door.Method, path, new FormUrlEncodedContent(form)),
        _ => caller.Send(door.Method, path, Caller.JsonBody(body)),
    };

    private static bool IsFrameworks(RouteEndpoint endpoint)
    {
        var pattern = Pattern(endpoint);
        return Framework.Any(f => pattern.StartsWith(f, StringComparison.Ordinal)) || endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var pattern = Pattern(endpoint);
        return endpoint.Metadata.Any(m => m.GetType().Name == "ComponentTypeMetadata")
            ? [$"PAGE {pattern}"]
            : (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(m => $"{m} {pattern}");
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
