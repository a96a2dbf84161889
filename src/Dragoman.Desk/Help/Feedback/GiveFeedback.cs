using Dragoman.Desk.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Help.Feedback;

/// <summary>Anybody says whether an article helped.</summary>
public sealed class GiveFeedback(DeskContext db, HelpLibrary library, TimeProvider time)
{
    public sealed record Command(string? Topic, string? Language, bool? Helped, string? Comment = null);

    public async Task<Outcome<Done>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        var faults = new List<Fault>();
        var article = library.Find(command.Topic ?? "", command.Language ?? "");
        if (article is null)
            faults.Add(new Fault("invalid.topic", "topic"));
        if (command.Helped is null)
            faults.Add(new Fault("missing.helped", "helped"));
        if (command.Comment is { Length: > 2000 })
            faults.Add(new Fault("too_long.comment", "comment", new Dictionary<string, object?> { ["max"] = 2000 }));
        else if (command.Comment is not null && !PlainText.IsWellFormed(command.Comment))
            faults.Add(new Fault("invalid.comment", "comment"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        db.ArticleFeedback.Add(new ArticleFeedback
        {
            Topic = article!.Topic,
            Language = article.Language,
            Version = article.Version,
            Helped = command.Helped!.Value,
            Comment = string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim(),
            AccountId = actor.SignedIn ? actor.AccountId : null,
            At = time.UtcNow(),
        });
        await db.SaveChangesAsync(ct);
        return new Done();
    }
}

/// <summary>What people said of the articles, the least helpful first.</summary>
public sealed class SummariseFeedback(DeskContext db)
{
    public sealed record Line(string Topic, string Language, int Helped, int NotHelped, DateTime LastAt, string? LastComment);

    public async Task<Outcome<IReadOnlyList<Line>>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.Leads)
            return Refusal.Forbidden;
        var counts = await db.ArticleFeedback.AsNoTracking().GroupBy(f => new { f.Topic, f.Language })
            .Select(g => new { g.Key, Helped = g.Count(f => f.Helped), Not = g.Count(f => !f.Helped), Last = g.Max(f => f.At) }).ToListAsync(ct);
        var comments = (await db.ArticleFeedback.AsNoTracking().Where(f => f.Comment != null).OrderByDescending(f => f.At).Take(500).ToListAsync(ct))
            .GroupBy(f => (f.Topic, f.Language)).ToDictionary(g => g.Key, g => g.First().Comment);
        return counts.Select(c => new Line(c.Key.Topic, c.Key.Language, c.Helped, c.Not, c.Last, comments.GetValueOrDefault((c.Key.Topic, c.Key.Language))))
            .OrderByDescending(l => l.NotHelped).ThenBy(l => l.Topic).ToList();
    }
}
