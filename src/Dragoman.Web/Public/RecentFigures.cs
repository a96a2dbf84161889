using Dragoman.Desk.Health.Figures;
using Dragoman.Desk.Help;
using Dragoman.Desk.Policies;
using Dragoman.Web.Faces;

namespace Dragoman.Web.Public;

/// <summary>The service figures of the last 30 days for pages that everybody opens, worked out at most once a minute.</summary>
public sealed class RecentFigures(IServiceScopeFactory scopes, TimeProvider time, Policy policy, HelpLibrary library)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly string[] Usual = ["logistics.tracking-stuck", "funds.payout-failed", "listing.category-rejected", "dispute.evidence", "account.suspended-wrongly", "support.returned"];
    private readonly SemaphoreSlim _one = new(1);
    private ServiceHealth.Figures? _figures;

    public async Task<ServiceHealth.Figures> Figures()
    {
        if (Current is { } known)
            return known;
        await _one.WaitAsync();
        try
        {
            return Current ?? (_figures = (await scopes.Ask((ServiceHealth h) => h.Handle())).OrThrow());
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What sellers write about most, in the reader's language; while few have written, what they usually write about.</summary>
    public async Task<IReadOnlyList<Article>> FrequentTopics(string language, int count) =>
        [.. (await Figures()).Topics.Select(t => t.Topic).Concat(Usual).Distinct().Where(policy.Knows)
            .Select(t => library.Find(t, language)).OfType<Article>().Take(count)];

    private ServiceHealth.Figures? Current => _figures is { } f && time.GetUtcNow().UtcDateTime - f.ComputedAt < Fresh ? f : null;
}
