using System.Text.Json.Serialization;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Postgres;
using Dragoman.Desk.Sqlite;
using Dragoman.Web.Accounts;
using Dragoman.Web.Api;
using Dragoman.Web.Demo;
using Dragoman.Web.Faces;
using Dragoman.Web.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;

namespace Dragoman.Web.Host;

public static class DragomanHost
{
    public static void AddDragoman(this WebApplicationBuilder builder, StartOptions options)
    {
        var places = DeskPlaces.From(builder.Configuration, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(places.Data);
        var services = builder.Services;
        services.AddSingleton(places);
        services.AddSingleton(options);
        services.AddDesk(places.Paths);
        if (places.Database is null)
            services.AddSqliteDesk(places.SqliteFile);
        else
            services.AddPostgresDesk(places.Database);

        services.AddSingleton<TextShelf>();
        services.AddSingleton<Public.RecentFigures>();
        services.AddSingleton<Seller.NewRequest>();
        services.AddHttpContextAccessor();
        services.AddSignIn(builder.Configuration);
        services.AddLimits(builder.Configuration);
        services.AddApi();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddDataProtection().SetApplicationName("Dragoman").PersistKeysToDbContext<DeskContext>();
        services.AddSingleton<Readiness>();
        services.AddHealthChecks().AddCheck<Readiness>("ready").AddDbContextCheck<DeskContext>("database");
        services.AddHostedService<RecurringWork>();
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [])
                o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy.Contains('/') ? proxy : $"{proxy}/{(proxy.Contains(':') ? 128 : 32)}"));
        });
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        if (builder.Configuration["urls"] is null && builder.Configuration["ASPNETCORE_URLS"] is null)
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        // A build that was not published finds its own assets and the framework's where they lie; a published one has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            // A form without scripts carries its files itself; the API sets narrower limits.
            k.Limits.MaxRequestBodySize = 110 * 1024 * 1024;
        });
    }

    public static void UseDragoman(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesForApi();
        app.UseRouting();
        app.UseUnknownPages();
        app.UseAuthentication();
        app.UseReaderLanguage();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/healthz").AllowAnonymous().DisableRateLimiting();
        app.MapApi();
        app.MapAccountDoors();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    /// <summary>Prepares the database, fills the demo marketplace where one is wanted, and serves until told to stop.</summary>
    public static async Task<int> RunDragoman(this WebApplication app, StartOptions options)
    {
        try
        {
            if (options.Verb == "serve")
                await DemoMarketplace.FillIfNew(app.Services.GetRequiredService<DeskPlaces>(), app.Services.GetRequiredService<TimeProvider>(), CancellationToken.None);
            await app.Services.PrepareDatabase(CancellationToken.None);
        }
        catch (Exception e) when (e is Desk.Policies.PolicyException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        if (options.Verb == "import-orders")
            return await OrderFeed.Run(app.Services, options.File);
        await app.StartAsync();
        await Welcome.Prepare(app);
        app.Services.GetRequiredService<Readiness>().Ready = true;
        await app.WaitForShutdownAsync();
        return 0;
    }
}
