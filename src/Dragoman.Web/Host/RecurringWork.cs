using Dragoman.Desk;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Sweep;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Web.Host;

/// <summary>Sweeps clocks, gives waiting cases to free agents, closes what was solved. Safe on every node at once.</summary>
public sealed class RecurringWork(IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<RecurringWork> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), time);
        var round = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!readiness.Ready)
                    continue;
                await Do<SweepClocks>(h => h.Handle(stoppingToken), stoppingToken);
                await Do<AssignWaiting>(h => h.Handle(stoppingToken), stoppingToken);
                if (round++ % 30 == 0)
                {
                    await Do<CloseSolved>(h => h.Handle(stoppingToken), stoppingToken);
                    await ForgetOldAnswers(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Do<T>(Func<T, Task> work, CancellationToken stopping) where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<T>());
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(e, "{Work} failed; it comes again", typeof(T).Name);
        }
    }

    private Task ForgetOldAnswers(CancellationToken ct) => Do<DeskContext>(async db =>
    {
        var now = time.UtcNow();
        await db.IdempotentAnswers.Where(i => i.At < now.AddHours(-24)).ExecuteDeleteAsync(ct);
        await db.CaseViewers.Where(v => v.SeenAt < now.AddHours(-1)).ExecuteDeleteAsync(ct);
    }, ct);
}
