using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Dragoman.Web.Host;

/// <summary>How often somebody may call. Configuration <c>Limits</c>: calls a minute.</summary>
public static class Limits
{
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Limits:ApiPerMinute", 1200);
        var anonymous = configuration.GetValue("Limits:AnonymousPerMinute", 120);
        var pages = configuration.GetValue("Limits:PagesPerMinute", 600);
        var signIn = configuration.GetValue("Limits:SignInPerMinute", 20);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
                context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            {
                var path = context.Request.Path;
                var address = AddressOf(context.Connection.RemoteIpAddress);
                if (HttpMethods.IsPost(context.Request.Method) && (path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/setup") || path.StartsWithSegments("/account/passkey")))
                    return Bucket($"sign-in {address}", signIn);
                if (IsAsset(context))
                    return RateLimitPartition.GetNoLimiter("assets");
                if (!path.StartsWithSegments("/api"))
                    return Bucket($"pages {context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? address}", pages);
                var who = context.User.FindFirstValue("token") ?? context.User.FindFirstValue(ClaimTypes.NameIdentifier);
                return who is null ? Bucket($"anonymous {address}", anonymous) : Bucket(who, perMinute);
            });
        });
    }

    /// <summary>A dot alone makes no asset: topics and what people type have dots too.</summary>
    private static bool IsAsset(HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/_framework")
            || (Path.HasExtension(path) && !path.StartsWithSegments("/api") && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null);
    }

    /// <summary>One host has a whole /64 of IPv6 to itself.</summary>
    private static string AddressOf(System.Net.IPAddress? address) => address is null ? "local"
        : address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes()[..8])
            : address.MapToIPv4().ToString();

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 6),
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
        AutoReplenishment = true,
    });
}
