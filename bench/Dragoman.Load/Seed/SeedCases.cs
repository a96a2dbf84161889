using Dragoman.Desk.Cases;
using Dragoman.Desk.Policies;
using Dragoman.Language;

namespace Dragoman.Load.Seed;

/// <summary>A year of cases, the oldest first: most are closed, the last days hold what is still being worked on.</summary>
internal sealed class SeedCases(SeedPeople people, SeedStories stories, Policy policy, CaseClocks clocks, DateTime now, Random random)
{
    private readonly CaseNumbers _numbers = new(new Random(7));
    private readonly Dictionary<Guid, List<string>> _numbersOf = [];

    public IReadOnlyList<string> NumbersOf(Guid seller) => _numbersOf.GetValueOrDefault(seller) ?? [];

    /// <summary>The rows of one case after the other.</summary>
    public IEnumerable<IReadOnlyList<object>> Make(int count) => Enumerable.Range(0, count).Select(_ => Plan()).OrderBy(p => p.OpenedAt).Select(p => One(p.Status, p.OpenedAt));

    private (string Status, DateTime OpenedAt) Plan() => random.NextDouble() switch
    {
        < 0.010 => (CaseStatus.New, Ago(0, 10)),
        < 0.030 => (CaseStatus.Open, Ago(1, 30)),
        < 0.045 => (CaseStatus.Waiting, Ago(8, 96)),
        < 0.050 => (CaseStatus.Hold, Ago(8, 96)),
        < 0.080 => (CaseStatus.Solved, Ago(16, 70)),
        _ => (CaseStatus.Closed, Ago(120, 365 * 24)),
    };

    private DateTime Ago(double fromHours, double toHours)
    {
        var at = now.AddHours(-(fromHours + (toHours - fromHours) * random.NextDouble()));
        return new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    private List<object> One(string status, DateTime openedAt)
    {
        var store = people.Pick(random);
        var story = stories.Pick(store.Language, random);
        var topic = policy.Topics[story.Topic];
        var order = store.Orders[random.Next(store.Orders.Count)];
        var c = new Case
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(openedAt)),
            Number = _numbers.Next('R'),
            Kind = "request",
            SellerId = store.Seller.Id,
            RequesterId = store.Account.Id,
            PolicyVersion = policy.Version,
            OpenedAt = openedAt,
        };
        var seller = new Author(store.Account.Id, AuthorKind.Seller);
        var told = new Log(c, openedAt);
        told.Say(seller, CaseEventKind.Opened, data: new Opened(topic.Id, topic.Area, $"{story.Subject} {stories.Question(store.Language, random)}", store.Language, order, story.Code,
            policy.Intake[topic.Contract].Priority, "console", new Dictionary<string, string>()));
        told.Say(seller, CaseEventKind.Message, $"{story.Text.Replace("{order}", order, StringComparison.Ordinal)} {stories.Question(store.Language, random)}", @public: true);
        GoOn(told, status, seller, store.Language);

        var rows = new List<object> { c };
        rows.AddRange(Clocks(told));
        rows.AddRange(told.Events);
        rows.Add(new CaseFile { CaseId = c.Id, Sequence = 2, FileId = store.File.Id, SellerId = store.Seller.Id, Slot = "screenshot", Public = true });
        rows.Add(new CaseText
        {
            CaseId = c.Id,
            Tokens = string.Join(' ', told.Events.Where(e => e.Text is not null).Select(e => SearchText.Prepare(e.Text!))
                .Prepend(SearchText.Prepare($"{c.Number} {c.OrderNumber} {c.ErrorCode} {c.Subject}"))),
        });
        (_numbersOf.TryGetValue(store.Seller.Id, out var numbers) ? numbers : _numbersOf[store.Seller.Id] = []).Add(c.Number);
        return rows;
    }

    private void GoOn(Log told, string status, Author seller, string language)
    {
        var agent = people.AgentIds[random.Next(people.AgentIds.Count)];
        var staff = new Author(agent, AuthorKind.Staff);
        if (status == CaseStatus.New && random.Next(4) == 0)
            return;
        told.Wait(random.Next(5, 300) / 3600.0);
        told.Assign(agent);
        if (status == CaseStatus.New)
            return;
        told.Wait(0.1 + random.NextDouble() * random.NextDouble() * 9);
        told.Say(staff, CaseEventKind.Reply, stories.Answer(language, random), @public: true);
        told.Turn(staff, CaseStatus.Open);
        if (random.Next(2) == 0)
        {
            told.Wait(random.NextDouble() * 4);
            told.Say(seller, CaseEventKind.Message, stories.Question(language, random), @public: true);
            told.Wait(random.NextDouble() * 3);
            told.Say(staff, CaseEventKind.Reply, stories.Answer(language, random), @public: true);
        }
        if (status == CaseStatus.Open)
            return;
        if (status != CaseStatus.Closed)
        {
            told.Turn(staff, status);
            return;
        }
        told.Turn(staff, CaseStatus.Solved);
        told.Wait(random.Next(3) == 0 ? 72 : random.NextDouble() * 20);
        told.Turn(seller, CaseStatus.Closed);
    }

    /// <summary>The clocks as the log leaves them, and as the sweep would have marked them since.</summary>
    private List<CaseClock> Clocks(Log told)
    {
        var (added, missed) = clocks.Refresh(told.Case, told.Events, []);
        foreach (var mark in missed)
            told.Say(Author.System, CaseEventKind.Breached, data: mark);
        foreach (var clock in added.Where(c => c.DueAt is not null && c.BreachedAt is null))
        {
            if (clock.WarnAt <= now)
                Mark(told, CaseEventKind.Warned, clock, () => clock.WarnedAt = clock.WarnAt);
            if (clock.DueAt <= now)
                Mark(told, CaseEventKind.Breached, clock, () => clock.BreachedAt = clock.DueAt);
        }
        CaseClocks.Summarise(told.Case, added);
        return [.. added];
    }

    private static void Mark(Log told, string kind, CaseClock clock, Action mark)
    {
        mark();
        told.Say(Author.System, kind, data: new ClockMarked(clock.Metric, clock.DueAt!.Value));
    }

    /// <summary>A case being told, event by event; never later than the present.</summary>
    private sealed class Log(Case @case, DateTime at)
    {
        private DateTime _at = at;

        public Case Case { get; } = @case;
        public List<CaseEvent> Events { get; } = [];

        public void Wait(double hours) => _at = new DateTime((_at.Ticks + (long)(hours * TimeSpan.TicksPerHour)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

        public void Say(Author author, string kind, string? text = null, bool @public = false, object? data = null) =>
            Events.Add(Case.Record(_at, author, kind, text, @public, data));

        public void Turn(Author author, string status)
        {
            if (Case.Status != status)
                Say(author, CaseEventKind.Status, @public: true, data: new Changed<string>(Case.Status, status));
        }

        public void Assign(Guid agent) => Say(Author.System, CaseEventKind.Assigned, data: new Changed<Guid?>(null, agent, "routed"));
    }
}
