using System.Text.Json;
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
        var demo = Path.Combine(places.Data, "demo.json");
        if (!empty && File.Exists(demo))
            ShowDemo(demo);
        if (empty)
            Console.WriteLine($"Appoint the first administrator: {address}/setup?code={app.Services.GetRequiredService<SetUpCode>().Value}");
    }

    private static void ShowDemo(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        Console.WriteLine("Demo sign-ins:");
        foreach (var person in json.RootElement.GetProperty("signIns").EnumerateArray())
            Console.WriteLine($"  {person.GetProperty("role").GetString(),-9} {person.GetProperty("email").GetString(),-28} {person.GetProperty("password").GetString()}");
        Console.WriteLine($"Tokens for the API: {file}");
    }
}
