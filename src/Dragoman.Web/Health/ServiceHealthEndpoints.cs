using Dragoman.Desk.Health.Figures;
using Dragoman.Web.Api;

namespace Dragoman.Web;

public static class ServiceHealthEndpoints
{
    public static void MapServiceHealth(this IEndpointRouteBuilder api) =>
        api.MapGet("/service-health", async (DateOnly? from, DateOnly? to, ServiceHealth health, HttpContext http, CancellationToken ct) => (await health.Handle(from, to, ct)).Ok(http))
            .WithTags("Health").AllowAnonymous();
}
