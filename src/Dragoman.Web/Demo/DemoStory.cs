using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Assistant.Ask;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Sweep;
using Dragoman.Desk.Cases.Write;
using Dragoman.Desk.Files;
using Dragoman.Desk.Files.Store;
using Dragoman.Desk.Help;
using Dragoman.Desk.Help.Feedback;
using Dragoman.Desk.Notices.Inbox;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Submit;
using Dragoman.ServiceLevels;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Dragoman.Web.Demo;

/// <summary>Sixty days, event by event: sellers ask and file, agents on shift answer what is due next, sellers write back.</summary>
public sealed class DemoStory(DemoDesk desk, DemoClock clock, IReadOnlyList<DemoOrders.Placed> orders, Random random)
{
    private const double RequestsPerDay = 24;
    private readonly DemoStories _stories = new();
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTime, int)> _agenda = new();
    private readonly Dictionary<(Guid, string), StoredFile> _uploads = [];
    private readonly Policy _policy = desk.Get<Policy>();
    private readonly HelpLibrary _library = desk.Get<HelpLibrary>();
    private ILookup<string, DemoOrders.Placed> _ordersOf = null!;
    private List<Account> _sellers = [];
    private List<Account> _agents = [];
    private Rota _rota = null!;
    private int _planned;

    public async Task Tell(DateTime from, DateTime to, Action<double> progress, CancellationToken ct)
    {
        _ordersOf = orders.ToLookup(o => o.Seller);
        var people = await desk.Do<DeskContext, List<Account>>(db => db.Users.AsNoTracking().Include(a => a.Seller).Include(a => a.Staff).OrderBy(a => a.Email).ToListAsync(ct));
        _sellers = [.. people.Where(a => a.Role == Role.Seller && _ordersOf.Contains(a.Email!))];
        _agents = [.. people.Where(a => a.Role == Role.Agent)];
        _rota = new Rota(_agents.Select(a => new RotaMember(a.Id, a.Staff!.Languages.Split(' '), ShiftPlan.TryParse(a.Staff.Shifts, out var shifts) ? shifts : [], a.Staff.Capacity)));
        for (var at = Arrival(from); at < to; at = Arrival(at))
        {
            var (seller, when) = (_sellers[(int)(Math.Pow(random.NextDouble(), 1.5) * _sellers.Count)], at);
            Plan(when, c => Arrive(seller, c));
        }
        for (var at = from; at < to; at = at.AddMinutes(30))
            Plan(at, Tidy);
        foreach (var agent in _agents)
            Plan(from.AddMinutes(random.Next(60)), c => Work(agent, to, c));

        while (_agenda.TryDequeue(out var next, out var when) && when.Item1 < to)
        {
            clock.MoveTo(when.Item1);
            await next(ct);
            progress((clock.Now - from) / (to - from));
        }
        clock.MoveTo(to);
        await Tidy(ct);
    }

    private void Plan(DateTime at, Func<CancellationToken, Task> what) => _agenda.Enqueue(what, (at, _planned++));

    /// <summary>Sellers in China write in their day and late in the evening; few write at four in the morning.</summary>
    private DateTime Arrival(DateTime after)
    {
        double[] byHour = [1.6, 2.0, 2.1, 1.7, 1.2, 1.3, 1.7, 1.9, 1.8, 1.5, 1.2, 1.0, 1.1, 1.2, 1.1, .8, .5, .3, .2, .2, .2, .3, .5, 1.0];
        var at = after;
        do
            at = at.AddHours(-Math.Log(1 - random.NextDouble()) / (RequestsPerDay / 24 * 2.1));
        while (random.NextDouble() > byHour[at.Hour] / 2.1 * (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.6 : 1));
        return new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
    }

    private async Task Arrive(Account seller, CancellationToken ct)
    {
        var actor = Actor.Of(seller, "en");
        var story = _stories.Pick(seller.Seller!.Language, random);
        var asked = await Ask(actor, story, ct);
        if (asked.Helped)
            return;
        var mine = _ordersOf[seller.Email!].Where(o => o.At < clock.Now).ToList();
        if (mine.Count == 0)
            return;
        var order = mine[random.Next(mine.Count)].Number;
        var rules = _policy.IntakeFor(story.Topic);
        var evidence = new Dictionary<string, IReadOnlyList<Guid>>();
        foreach (var rule in rules.Evidence)
            evidence[rule.Slot] = [(await Upload(actor, rule.Slot, story.Language, ct)).Id];
        var form = new RequestForm(story.Topic, story.Subject, story.Text.Replace("{order}", order), story.Language, order, story.Code)
        {
            Evidence = evidence,
            Fields = rules.Fields.ToDictionary(f => f.Name, FieldValue),
            ConversationId = asked.Conversation,
        };
        // Every fifth seller forgets the error code first, and is told at once.
        Guid? draft = null;
        if (random.Next(5) == 0)
            draft = (await desk.Do<SubmitRequest, Outcome<SubmitRequest.Accepted>>(h => h.Handle(new SubmitRequest.Command(form with { ErrorCode = null }), actor, ct))).Refusal?.DraftId;
        if (draft is not null && random.Next(12) == 0)
            return;
        (await desk.Do<SubmitRequest, Outcome<SubmitRequest.Accepted>>(h => h.Handle(new SubmitRequest.Command(form, draft), actor, ct))).OrThrow();
        await desk.Do<AssignWaiting, int>(h => h.Handle(ct));
    }

    private async Task<(bool Helped, Guid? Conversation)> Ask(Actor actor, DemoStories.Story story, CancellationToken ct)
    {
        if (random.Next(3) == 0)
            return (false, null);
        var article = _library.Find(story.Topic, story.Language);
        var question = article is not null && article.Language == story.Language ? article.Questions[random.Next(article.Questions.Count)] : story.Subject;
        var reply = (await desk.Do<AskAssistant, Outcome<AskAssistant.Reply>>(h => h.Handle(new AskAssistant.Command(question), actor, ct))).OrThrow();
        var helped = reply.Outcome == "answered" && random.Next(10) < 4;
        if (reply.Outcome == "answered")
        {
            await desk.Do<RateAnswer, Outcome<Done>>(h => h.Handle(reply.ConversationId, helped, actor, ct));
            if (random.Next(4) == 0)
                await desk.Do<GiveFeedback, Outcome<Done>>(h => h.Handle(new GiveFeedback.Command(reply.Topic, reply.Language, helped), actor, ct));
        }
        return (helped, reply.ConversationId);
    }

    private async Task<StoredFile> Upload(Actor actor, string slot, string language, CancellationToken ct)
    {
        if (_uploads.TryGetValue((actor.AccountId, slot), out var known))
            return known;
        var (name, content) = DemoStories.Evidence(slot, language);
        return _uploads[(actor.AccountId, slot)] = (await desk.Do<StoreFile, Outcome<StoredFile>>(h => h.Handle(name, new MemoryStream(content), actor, ct))).OrThrow();
    }

    private string FieldValue(FieldRule field) => field.Name switch
    {
        "transaction_time" => clock.Now.AddDays(-1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        "amount" => "1940.20",
        "currency" => "USD",
        "card_last4" => "4417",
        "bank_name" => "招商银行深圳分行科技园支行",
        "case_number" => "IP-2026-1108-0421",
        "claim" => "撤销侵权判定，恢复上架 / Withdraw the finding and restore the listing",
        _ => "《中华人民共和国商标法》第五十七条",
    };

    private async Task Tidy(CancellationToken ct)
    {
        await desk.Do<SweepClocks, SweepClocks.Report>(h => h.Handle(ct));
        await desk.Do<AssignWaiting, int>(h => h.Handle(ct));
        if (clock.Now.Hour == 3)
            await desk.Do<CloseSolved, int>(h => h.Handle(ct));
    }

    /// <summary>One agent takes the case that is due next, works on it for a while, answers, and comes back for another.</summary>
    private async Task Work(Account agent, DateTime to, CancellationToken ct)
    {
        if (!_rota.IsOn(agent.Id, Instant.FromDateTimeUtc(clock.Now)))
        {
            var start = _rota.NextStart(agent.Id, Instant.FromDateTimeUtc(clock.Now))!.Value.ToDateTimeUtc();
            Plan(start.AddMinutes(random.Next(15)), c => Work(agent, to, c));
            return;
        }
        var idle = clock.Now.AddHours(-2);
        var next = await desk.Do<DeskContext, Case?>(db => db.Cases.AsNoTracking()
            .Where(c => c.AssigneeId == agent.Id && c.Stage == CaseStage.Active && c.DueAt != null && (c.Status == CaseStatus.New || c.DueMetric == CaseClock.NextReply || c.UpdatedAt < idle))
            .OrderBy(c => c.SortKey).FirstOrDefaultAsync(ct));
        if (next is null)
        {
            Plan(clock.Now.AddMinutes(10 + random.Next(20)), c => Work(agent, to, c));
            return;
        }
        // Chats and calls with colleagues go on beside the cases, so an answer takes its time.
        var minutes = Math.Clamp(Math.Exp(3.4 + 0.7 * Gauss()), 6, 180);
        Plan(clock.Now.AddMinutes(minutes), async c =>
        {
            await Answer(agent, next.Number, c);
            await Work(agent, to, c);
        });
    }

    private async Task Answer(Account agent, string number, CancellationToken ct)
    {
        var actor = Actor.Of(agent, "en");
        var current = await desk.Do<DeskContext, Case>(db => db.Cases.AsNoTracking().SingleAsync(c => c.Number == number, ct));
        if (current.Stage != CaseStage.Active)
            return;
        await Read(actor, number, ct);
        var canned = (await desk.Do<PrepareReplies, Outcome<IReadOnlyList<CannedReplies.Rendered>>>(h => h.Handle(number, actor, ct))).OrThrow();
        var chance = random.NextDouble();
        var then = current.FirstRepliedAt is null ? (chance < .55 ? CaseStatus.Solved : chance < .75 ? CaseStatus.Waiting : null) : chance < .85 ? CaseStatus.Solved : CaseStatus.Waiting;
        var key = then switch { CaseStatus.Solved => canned[0].Key is "looking" or "need-bank-name" ? "solved" : canned[0].Key, CaseStatus.Waiting when current.Area == "funds" => "need-bank-name", _ => "looking" };
        var text = (canned.FirstOrDefault(r => r.Key == key) ?? canned[0]).Text;
        if (random.Next(6) == 0)
            await desk.Do<AddNote, Outcome<Case>>(h => h.Handle(new AddNote.Command(number, "Checked the order and the carrier's page; both fit what the seller says."), actor, ct));
        if (random.Next(8) == 0)
            await desk.Do<ChangeCase, Outcome<Case>>(h => h.Handle(new ChangeCase.Command(number, null) { AddTags = [random.Next(2) == 0 ? "carrier" : "console-error"] }, actor, ct));
        var version = await desk.Do<DeskContext, int>(db => db.Cases.Where(c => c.Number == number).Select(c => c.Version).SingleAsync(ct));
        var replied = await desk.Do<ReplyToCase, Outcome<Case>>(h => h.Handle(new ReplyToCase.Command(number, text, version, then), actor, ct));
        if (replied.Succeeded)
            PlanAnswer(replied.Value, then);
    }

    private void PlanAnswer(Case @case, string? then)
    {
        var seller = _sellers.First(s => s.SellerId == @case.SellerId);
        var actor = Actor.Of(seller, "en");
        var at = clock.Now.AddMinutes(20 + 600 * random.NextDouble() * random.NextDouble());
        var chance = random.NextDouble();
        if (chance < .9)
            Plan(at, c => Read(actor, @case.Number, c));
        if (then == CaseStatus.Waiting && chance < .93)
            Plan(at, c => desk.Do<WriteToCase, Outcome<Case>>(h => h.Handle(new WriteToCase.Command(@case.Number, _stories.Answer(@case.Language)), actor, c)));
        else if (then == CaseStatus.Solved && chance < .5)
            Plan(at, c => desk.Do<ConfirmSolution, Outcome<Case>>(h => h.Handle(@case.Number, actor, c)));
        else if (then == CaseStatus.Solved && chance < .6)
            Plan(at, c => desk.Do<RejectSolution, Outcome<Case>>(h => h.Handle(@case.Number, _stories.NotYet(@case.Language), actor, c)));
    }

    /// <summary>Whoever opens a case has read what was told about it.</summary>
    private Task<Outcome<int>> Read(Actor actor, string number, CancellationToken ct) =>
        desk.Do<MarkNotices, Outcome<int>>(h => h.Handle(new MarkNotices.Command(CaseNumber: number), actor, ct));

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
