using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dragoman.Benchmarks;

namespace Dragoman.Load.Run;

/// <summary>The requests of each step, as sellers and staff send them.</summary>
internal sealed class LoadSteps(HttpClient http, Marketplace marketplace)
{
    public static readonly IReadOnlyList<string> Names = ["submit", "read", "reply", "list", "search", "ask"];

    private const int Submitters = 200;
    private static readonly string[] Lists = ["active", "mine", "unassigned", "funds", "waiting", "solved", "closed", "breached", "all"];
    private static readonly string[] Topics = ["logistics.tracking-stuck", "order.ship-deadline", "listing.product-rejected", "tools.api-error", "funds.commission"];

    private readonly List<(Marketplace.Store Store, Guid Screenshot)> _submitters = [];
    private readonly ConcurrentQueue<(string Number, int Version)> _answerable = [];
    private readonly ConcurrentDictionary<string, string> _cursors = [];

    /// <summary>One exchange: the request, and what is learnt from a good answer.</summary>
    internal sealed record Exchange(HttpRequestMessage Request, Action<byte[]>? Learn = null);

    /// <summary>Uploads the screenshots, and finds open cases to reply to.</summary>
    public async Task Prepare(CancellationToken ct)
    {
        foreach (var store in marketplace.Sellers.Take(Submitters))
        {
            using var form = new MultipartFormDataContent();
            var file = new ByteArrayContent(Screenshot.Make(_submitters.Count % 8));
            form.Add(file, "file", "screenshot.png");
            using var request = With(store.Token, new HttpRequestMessage(HttpMethod.Post, "api/v1/files") { Content = form });
            using var response = await http.SendAsync(request, ct);
            response.EnsureSuccessStatusCode();
            _submitters.Add((store, (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid()));
        }
        for (string? cursor = ""; cursor is not null && _answerable.Count < 2000;)
        {
            using var request = With(marketplace.Agents[0], new HttpRequestMessage(HttpMethod.Get, $"api/v1/cases?view=active&limit=200{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}"));
            using var response = await http.SendAsync(request, ct);
            response.EnsureSuccessStatusCode();
            var page = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
            foreach (var line in page.GetProperty("cases").EnumerateArray())
                _answerable.Enqueue((line.GetProperty("number").GetString()!, line.GetProperty("version").GetInt32()));
            cursor = page.GetProperty("next").GetString();
        }
    }

    public Exchange Next(string step, Random random) => step switch
    {
        "submit" => Submit(random),
        "read" => Read(random),
        "reply" => Reply(random),
        "list" => List(random),
        "search" => Get(Any(marketplace.Agents, random), $"api/v1/cases?limit=50&q={Uri.EscapeDataString(SearchFor(random))}"),
        "ask" => Post(Any(marketplace.Sellers, random).Token, "api/v1/assistant/ask", new { text = Any(marketplace.Questions, random) }),
        _ => throw new ArgumentException($"There is no step {step}; there are {string.Join(", ", Names)}"),
    };

    private Exchange Submit(Random random)
    {
        var (store, screenshot) = _submitters[random.Next(_submitters.Count)];
        var question = Any(marketplace.Questions, random);
        return Post(store.Token, "api/v1/requests", new
        {
            topic = Any(Topics, random),
            subject = question.Length > 60 ? question[..60].Replace('\n', ' ') : question,
            text = $"{question} {Any(marketplace.Questions, random)}",
            orderNumber = Any(store.Orders, random),
            errorCode = "AE-ERR-403",
            files = new[] { screenshot },
        });
    }

    /// <summary>Half of the readers are sellers, half are staff.</summary>
    private Exchange Read(Random random)
    {
        var store = Any(marketplace.Sellers, random);
        if (store.Cases.Count == 0)
            return Read(random);
        var number = Any(store.Cases, random);
        return random.Next(2) == 0 ? Get(store.Token, $"api/v1/requests/{number}") : Get(Any(marketplace.Agents, random), $"api/v1/cases/{number}");
    }

    private Exchange Reply(Random random)
    {
        if (!_answerable.TryDequeue(out var open))
            throw new InvalidOperationException("There is no open case to reply to.");
        var then = random.Next(10) switch { < 3 => "solved", < 5 => "waiting", _ => null };
        var exchange = Post(Any(marketplace.Agents, random), $"api/v1/cases/{open.Number}/replies",
            new { text = $"您好 / Hello. {Any(marketplace.Questions, random)}", version = open.Version, then });
        return exchange with { Learn = body => _answerable.Enqueue((open.Number, JsonDocument.Parse(body).RootElement.GetProperty("version").GetInt32())) };
    }

    /// <summary>Every third one goes on where the page before ended.</summary>
    private Exchange List(Random random)
    {
        var view = Any(Lists, random);
        var cursor = random.Next(3) == 0 ? _cursors.GetValueOrDefault(view) : null;
        return Get(Any(marketplace.Agents, random), $"api/v1/cases?view={view}&limit=50{(cursor is null ? "" : $"&cursor={cursor}")}") with
        {
            Learn = body =>
            {
                if (JsonDocument.Parse(body).RootElement.GetProperty("next").GetString() is { } next)
                    _cursors[view] = next;
                else
                    _cursors.TryRemove(view, out _);
            },
        };
    }

    /// <summary>Every fourth one looks for an order's number.</summary>
    private string SearchFor(Random random) => random.Next(4) == 0 ? Any(Any(marketplace.Sellers, random).Orders, random) : Any(marketplace.Words, random);

    private static T Any<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    private static Exchange Get(string token, string path) => new(With(token, new HttpRequestMessage(HttpMethod.Get, path)));

    private static Exchange Post(string token, string path, object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new Exchange(With(token, new HttpRequestMessage(HttpMethod.Post, path) { Content = content }));
    }

    private static HttpRequestMessage With(string token, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
