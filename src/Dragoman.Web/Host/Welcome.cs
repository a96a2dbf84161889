using Dragoman.Desk;
using Dragoman.Desk.Accounts.SetUp;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dragoman.Web.Host;

/// <summary>What the console says at start, and the demo marketplace where one is wanted.</summary>
public static class Welcome
{
    public static async Task Prepare(WebApplication app)
    {
        var places = app.Services.GetRequiredService<DeskPlaces>();
        await using var scope = app.Services.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<AppointFirstAdmin>();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var empty = await first.IsNeeded();
        Console.WriteLine($"Dragoman serves {address}");
        if (empty)
            Console.WriteLine($"Appoint the first administrator: {address}/setup?code={app.Services.GetRequiredService<SetUpCode>().Value}");
    }
}
