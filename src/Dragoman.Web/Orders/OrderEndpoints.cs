using Dragoman.Desk.Orders.Find;
using Dragoman.Desk.Orders.Import;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Dragoman.Web;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("").WithTags("Orders");
        orders.MapPost("/orders:import", async (ImportOrders import, HttpContext http, CancellationToken ct) =>
        {
            return (await import.Handle(http.Request.Body, http.User.Actor(), ct: ct)).Ok(http);
        }).Accepts<string>("application/x-ndjson", "application/json", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded").WithMetadata(new DisableRequestSizeLimitAttribute());
        orders.MapGet("/orders/{number}", async (string number, FindOrder find, HttpContext http, CancellationToken ct) => (await find.Handle(number, http.User.Actor(), ct)).Ok(http));
        orders.MapGet("/sellers/{id:guid}/orders", async (Guid id, int? limit, ListOrders list, HttpContext http, CancellationToken ct) =>
            (await list.Handle(id, limit ?? 50, http.User.Actor(), ct)).Ok(http));
    }
}
