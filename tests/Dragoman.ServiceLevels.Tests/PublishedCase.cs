using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dragoman.ServiceLevels.Tests;

/// <summary>
/// One case of clock-cases.json: facts from the suites and manuals of other systems. Where a suite takes a convention
/// that is not advised, its expectation is the advised one, which the file gives too.
/// </summary>
internal sealed class PublishedCase(JsonElement json)
{
    private static readonly Dictionary<string, IsoDayOfWeek> DayNames =
        new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }
            .Select((name, i) => (name, day: (IsoDayOfWeek)(i + 1)))
            .ToDictionary(d => d.name, d => d.day);

    private static readonly Dictionary<string, PublishedCase> All = Load();

    public static IEnumerable<string> Ids(string operation) =>
        All.Values.Where(c => c.Text("op") == operation).Select(c => c.Text("id"));

    public static PublishedCase Of(string id) => All[id];

    public bool Advised => !json.TryGetProperty("recommended", out var advised) || advised.GetBoolean();

    public JsonElement Expected => json.GetProperty("expected");

    public JsonElement Agreement => json.GetProperty("agreement");

    public Instant At(string key) => ReadInstant(json.GetProperty(key));

    public Duration Seconds(string key) => Duration.FromSeconds(json.GetProperty(key).GetInt64());

    public string Text(string key) => json.GetProperty(key).GetString()!;

    public static Instant ReadInstant(JsonElement element) => InstantPattern.ExtendedIso.Parse(element.GetString()!).Value;

    public BusinessCalendar Calendar()
    {
        var calendar = json.GetProperty("calendar");
        return BusinessCalendar.Create(new CalendarDefinition
        {
            Zone = calendar.GetProperty("zone").GetString()!,
            Week = calendar.GetProperty("week").EnumerateObject().ToDictionary(d => DayNames[d.Name], d => Hours(d.Value)),
            Holidays = [.. Items(calendar, "holidays").Select(h => Date(h.GetString()!))],
            Openings = calendar.TryGetProperty("openings", out var openings)
                ? openings.EnumerateObject().ToDictionary(o => Date(o.Name), o => Hours(o.Value))
                : [],
            Breaks = [.. Items(calendar, "breaks").Select(b => new ClosedSpan(Local(b[0]), Local(b[1])))],
        });
    }

    public IReadOnlyList<ClockEvent> Events() => [.. Items(json, "events").Select(Event)];

    public ClockTarget Target()
    {
        var byPriority = Agreement.TryGetProperty("targetByPriority", out var targets)
            ? targets.EnumerateObject().ToDictionary(t => t.Name, t => Duration.FromSeconds(t.Value.GetInt64()))
            : null;
        var target = Agreement.TryGetProperty("targetSeconds", out var seconds)
            ? Duration.FromSeconds(seconds.GetInt64())
            : byPriority!.Values.Max();
        var metric = Agreement.GetProperty("metric").GetString() switch
        {
            "first_reply" => ClockMetric.FirstReply,
            "next_reply" => ClockMetric.NextReply,
            "periodic_update" => ClockMetric.PeriodicUpdate,
            "resolution" => ClockMetric.Resolution,
            "requester_wait" => ClockMetric.RequesterWait,
            "agent_work" => ClockMetric.AgentWork,
            var other => throw new InvalidDataException(other),
        };
        var calendar = Agreement.GetProperty("hours").GetString() == "business" ? Calendar() : null;
        return new ClockTarget(metric, target, calendar)
        {
            PauseOn = Items(Agreement, "pauseOn").Select(s => s.GetString()!).ToHashSet(),
            TargetByPriority = byPriority,
        };
    }

    private static ClockEvent Event(JsonElement element)
    {
        var type = element.GetProperty("type").GetString()!.Split(':');
        var signal = type[0] switch
        {
            "opened" => CaseSignal.Opened,
            "seller_message" => CaseSignal.SellerMessage,
            "agent_reply" => CaseSignal.AgentReply,
            "status" => CaseSignal.StatusChanged,
            "priority" => CaseSignal.PriorityChanged,
            var other => throw new InvalidDataException(other),
        };
        return new ClockEvent(ReadInstant(element.GetProperty("at")), signal, type.ElementAtOrDefault(1));
    }

    private static IReadOnlyList<OpenHours> Hours(JsonElement intervals) =>
        [.. intervals.EnumerateArray().Select(i => new OpenHours(Time(i[0].GetString()!), Time(i[1].GetString()!)))];

    private static LocalTime Time(string text) =>
        text == "24:00" ? LocalTime.Midnight : LocalTimePattern.GeneralIso.Parse(text is { Length: 5 } ? text + ":00" : text).Value;

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static LocalDateTime Local(JsonElement element) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(element.GetString()!).Value;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out var items) ? items.EnumerateArray() : [];

    private static Dictionary<string, PublishedCase> Load()
    {
        using var stream = typeof(PublishedCase).Assembly.GetManifestResourceStream("clock-cases.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone().GetProperty("cases").EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!, c => new PublishedCase(c));
    }
}
