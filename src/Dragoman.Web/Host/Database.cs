using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Register;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dragoman.Web.Host;

public static class Database
{
    /// <summary>Migrates and loads what every node needs before it serves.</summary>
    public static async Task PrepareDatabase(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskContext>();
        await db.Database.MigrateAsync(ct);
        await scope.ServiceProvider.GetRequiredService<PolicyArchive>().Load(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), ct);
    }
}

/// <summary>Healthy once the desk serves: migrated, filled, warmed up.</summary>
public sealed class Readiness : IHealthCheck
{
    public bool Ready { get; set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("starting"));
}
