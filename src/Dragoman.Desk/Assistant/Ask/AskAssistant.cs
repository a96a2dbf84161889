using System.Diagnostics;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Help;
using Dragoman.Desk.Policies;
using Dragoman.Language;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Assistant.Ask;

/// <summary>Answers a question from the articles, offers the nearest topics, or hands over. Never makes an answer up.</summary>
public sealed class AskAssistant(DeskContext db, HelpLibrary library, Policy policy, TimeProvider time)
{
    public const int MaxLength = 2000;

    public sealed record Command(string? Text, string? Language = null, Guid? ConversationId = null);

    public sealed record Reply(
        Guid ConversationId, string Language, string Outcome, string? Topic, double Confidence, Answer? Answer,
        IReadOnlyList<Suggestion> Suggestions, IReadOnlyDictionary<string, string> Found, double ElapsedMs);

    public sealed record Answer(string Title, string Html, string Url);
    public sealed record Suggestion(string Topic, string Title);

    public async Task<Outcome<Reply>> Handle(Command command, Actor actor, CancellationToken ct = default)
    {
        var started = Stopwatch.GetTimestamp();
        var text = command.Text?.Trim() ?? "";
        var faults = new List<Fault>();
        if (text.Length is 0 or > MaxLength)
            faults.Add(text.Length == 0 ? new Fault("missing.text", "text") : new Fault("too_long.text", "text", new Dictionary<string, object?> { ["max"] = MaxLength }));
        else if (!PlainText.IsWellFormed(text))
            faults.Add(new Fault("invalid.text", "text"));
        if (command.Language is not null && !policy.Languages.Contains(command.Language))
            faults.Add(new Fault("invalid.language", "language"));
        if (faults.Count > 0)
            return Refusal.Invalid(faults);

        var now = time.UtcNow();
        var conversation = command.ConversationId is { } id ? await db.Conversations.SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        if (conversation?.AccountId is { } owner && owner != actor.AccountId)
            return Refusal.NotFound;
        var language = command.Language ?? Detect(text, conversation?.Language ?? actor.Language);
        if (conversation is null)
        {
            conversation = new Conversation { Language = language, StartedAt = now, UpdatedAt = now };
            db.Conversations.Add(conversation);
        }
        (conversation.Language, conversation.UpdatedAt) = (language, now);
        conversation.AccountId ??= actor.SignedIn ? actor.AccountId : null;

        var decision = library.Index.Decide(text, language);
        var article = decision is { Outcome: TopicOutcome.Answered, Topic: { } topic } ? library.Find(topic, language) : null;
        var suggestions = decision.Suggestions
            .Select(s => library.Find(s.Topic, language)).OfType<Article>()
            .Where(a => a.Topic != article?.Topic).Take(3).Select(a => new Suggestion(a.Topic, a.Title)).ToList();
        var outcome = article is not null ? "answered" : decision.Outcome == TopicOutcome.Clarify && suggestions.Count > 0 ? "clarify" : "handover";
        db.ConversationTurns.Add(new ConversationTurn
        {
            ConversationId = conversation.Id,
            At = now,
            Question = text,
            Outcome = outcome,
            Topic = article?.Topic,
            Title = article?.Title,
            Confidence = Math.Round(decision.Confidence, 3),
        });
        await db.SaveChangesAsync(ct);
        return new Reply(conversation.Id, language, outcome, article?.Topic, Math.Round(decision.Confidence, 3),
            article is null ? null : new Answer(article.Title, article.StepsHtml, article.Url),
            outcome == "handover" ? [] : suggestions, FoundIn(text), Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2));
    }

    private string Detect(string text, string former)
    {
        var found = LanguageDetector.Detect(text);
        return found.Confidence >= 0.5 && policy.Languages.Contains(found.Code) ? found.Code : policy.LanguageOrDefault(former);
    }

    /// <summary>Order number, error code and the like, for the request that may follow.</summary>
    private static Dictionary<string, string> FoundIn(string text)
    {
        var found = new Dictionary<string, string>();
        foreach (var i in Identifiers.Find(text))
        {
            var key = i.Kind switch
            {
                IdentifierKind.OrderNumber => "orderNumber",
                IdentifierKind.ErrorCode => "errorCode",
                IdentifierKind.TrackingNumber => "trackingNumber",
                IdentifierKind.Amount => "amount",
                _ => null,
            };
            if (key is not null)
                found.TryAdd(key, i.Value);
        }
        return found;
    }
}

/// <summary>The seller says whether the last answer was it.</summary>
public sealed class RateAnswer(DeskContext db)
{
    public async Task<Outcome<Done>> Handle(Guid conversationId, bool helped, Actor actor, CancellationToken ct = default)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, ct);
        if (conversation is null || (conversation.AccountId is { } owner && owner != actor.AccountId))
            return Refusal.NotFound;
        var turn = await db.ConversationTurns.Where(t => t.ConversationId == conversationId).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct);
        if (turn is null)
            return Refusal.NotFound;
        turn.Helped = helped;
        await db.SaveChangesAsync(ct);
        return new Done();
    }
}

/// <summary>What was said, for the page and for the case that it leads to.</summary>
public sealed class ReadConversation(DeskContext db)
{
    public async Task<Outcome<IReadOnlyList<ConversationTurn>>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (conversation is null || (conversation.AccountId is { } owner && owner != actor.AccountId))
            return Refusal.NotFound;
        return await db.ConversationTurns.AsNoTracking().Where(t => t.ConversationId == id).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(ct);
    }
}
