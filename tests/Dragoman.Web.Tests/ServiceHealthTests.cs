using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class ServiceHealthTests
{
    [Fact]
    public async Task Every_figure_comes_from_what_happened()
    {
        await using var desk = await WebDesk.Open();
        var (seller, agent) = (await desk.Seller(), await desk.Staff());
        var (quick, late) = (await desk.Request(seller), await desk.Request(seller));
        desk.Pass(TimeSpan.FromMinutes(10));
        await desk.Answer(agent, quick, then: "solved");
        desk.Pass(TimeSpan.FromMinutes(20));
        await desk.Answer(agent, late);
        desk.Pass(TimeSpan.FromHours(25));

        var health = (await desk.Anonymous.Get("/api/v1/service-health?from=2026-11-01&to=2026-11-03")).Is(200)
            .Has("from:string", "to:string", "medianFirstReply:object", "resolvedWithin24h:object", "backlog:object", "days:array", "topics:array");
        Assert.Equal(20, Value("medianFirstReply"));
        Assert.Equal(0.5, Value("resolvedWithin24h"));
        Assert.Equal(1, Value("backlog"));
        Assert.Equal(3, health.Json.GetProperty("days").GetArrayLength());
        double Value(string figure)
        {
            var shown = health.Json.GetProperty(figure);
            Shape.Check(shown, "metric:string", "unit:string", "value:number", "cases:number");
            return shown.GetProperty("value").GetDouble();
        }
    }

    [Fact]
    public async Task A_period_without_cases_has_no_figures_and_a_turned_one_is_refused()
    {
        await using var desk = await WebDesk.Open();
        var empty = (await desk.Anonymous.Get("/api/v1/service-health?from=2020-01-01&to=2020-01-02")).Is(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, empty.Json.GetProperty("medianFirstReply").GetProperty("value").ValueKind);
        (await desk.Anonymous.Get("/api/v1/service-health?from=2026-11-03&to=2026-11-01")).IsProblem(422, "invalid.period");
        (await desk.Anonymous.Get("/api/v1/service-health?from=2016-11-03&to=2026-11-01")).IsProblem(422, "invalid.period");
        (await desk.Anonymous.Get("/api/v1/service-health?from=yesterday")).IsProblem(400, "invalid.request");
    }
}
