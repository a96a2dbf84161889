using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Cases.Sweep;

/// <summary>Closes what has been solved for the policy's time without a word from the seller.</summary>
public sealed class CloseSolved(DeskContext db, CaseLog log, Policy policy, TimeProvider time)
{
    private static readonly Actor Closer = new(Guid.Empty, Role.Lead, "closer", "en", "UTC");

    public async Task<int> Handle(CancellationToken ct = default)
    {
        var before = time.UtcNow() - policy.Lifecycle.CloseSolvedAfter;
        var numbers = await db.Cases.Where(c => c.Status == CaseStatus.Solved && c.SolvedAt <= before)
            .OrderBy(c => c.SolvedAt).Select(c => c.Number).Take(200).ToListAsync(ct);
        var closed = 0;
        foreach (var number in numbers)
        {
            var change = (await log.Load(number, Closer, ct: ct)).OrThrow();
            if (change.Case.Status == CaseStatus.Solved)
            {
                change.SetStatus(Author.System, CaseStatus.Closed, reason: "no_answer");
                if (await log.TryCommit([change], ct))
                    closed++;
            }
            db.ChangeTracker.Clear();
        }
        return closed;
    }
}
