using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dragoman.Desk;
using Dragoman.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Web.Api;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> creates once: its answer is stored in the transaction that creates, and its repetition
/// gets the same answer. The key with another request is refused. A refused request leaves the key free.
/// </summary>
public sealed class Idempotency : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
            return await next(context);
        var actor = http.User.Actor();
        if (key.Length > 100 || !actor.SignedIn)
            return Answers.Problem(http, StatusCodes.Status422UnprocessableEntity, [new Fault("invalid.idempotency_key", Header)]);

        var db = http.RequestServices.GetRequiredService<DeskContext>();
        var fingerprint = Fingerprint(context);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (!await Claim(db, actor.AccountId, key, fingerprint, http))
        {
            await transaction.RollbackAsync(http.RequestAborted);
            return await Stored(db, actor.AccountId, key, fingerprint, http);
        }
        var answer = await next(context);
        if (answer is Answer { Status: < 400 } made)
        {
            var body = JsonSerializer.Serialize(made.Body, made.Body?.GetType() ?? typeof(object), ApiJson.Options);
            await db.IdempotentAnswers.Where(i => i.AccountId == actor.AccountId && i.Key == key).ExecuteUpdateAsync(s => s
                .SetProperty(i => i.Status, made.Status).SetProperty(i => i.Body, body).SetProperty(i => i.Location, made.Location), http.RequestAborted);
            await transaction.CommitAsync(http.RequestAborted);
            return made with { Body = body };
        }
        await db.IdempotentAnswers.Where(i => i.AccountId == actor.AccountId && i.Key == key).ExecuteDeleteAsync(http.RequestAborted);
        await transaction.CommitAsync(http.RequestAborted);
        return answer;
    }

    private static async Task<bool> Claim(DeskContext db, Guid account, string key, string fingerprint, HttpContext http)
    {
        var row = new IdempotentAnswer { AccountId = account, Key = key, Fingerprint = fingerprint, At = http.RequestServices.GetRequiredService<TimeProvider>().UtcNow() };
        db.IdempotentAnswers.Add(row);
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
            db.Entry(row).State = EntityState.Detached;
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static async Task<Answer> Stored(DeskContext db, Guid account, string key, string fingerprint, HttpContext http)
    {
        var stored = await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == account && i.Key == key, http.RequestAborted);
        if (stored is null || stored.Fingerprint != fingerprint)
            return Answers.Problem(http, StatusCodes.Status409Conflict, [new Fault(stored is null ? "idempotency.in_progress" : "idempotency.other_request", Header)]);
        http.Response.Headers["Idempotent-Replayed"] = "true";
        return new Answer(stored.Status, stored.Body, stored.Location);
    }

    private static string Fingerprint(EndpointFilterInvocationContext context)
    {
        var arguments = context.Arguments.Where(a => a is not null && a.GetType().Namespace?.StartsWith("Dragoman", StringComparison.Ordinal) == true && a.GetType().IsDefined(typeof(ApiBodyAttribute), false))
            .Select(a => JsonSerializer.Serialize(a, a!.GetType(), ApiJson.Options));
        var text = $"{context.HttpContext.Request.Method} {context.HttpContext.Request.Path} {string.Join('\n', arguments)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>Marks what a POST carries in its body.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ApiBodyAttribute : Attribute;
