using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Dragoman.Web.Tests.Parts;

/// <summary>Calls the desk as one person's program does.</summary>
public sealed class Caller(Uri address, string? token, string? cookie = null)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 });
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Headers that go with every call.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path);
    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path);
    public Task<Reply> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, JsonBody(body), key);
    public Task<Reply> Put(string path, object? body = null) => Send(HttpMethod.Put, path, JsonBody(body));
    public Task<Reply> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, JsonBody(body));
    public Task<Reply> PostText(string path, string body, string type = "application/json") => Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, type));
    public Task<Reply> PostBytes(string path, byte[] body, string type) => Send(HttpMethod.Post, path, BytesOf(body, type));

    /// <summary>Uploads as a browser does.</summary>
    public Task<Reply> Upload(byte[] content, string name, string type = "application/octet-stream") =>
        Send(HttpMethod.Post, "/api/v1/files", new MultipartFormDataContent { { BytesOf(content, type), "file", name } });

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = body };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", token.Contains(' ') ? token : $"Bearer {token}");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        return new Reply(response, await response.Content.ReadAsByteArrayAsync());
    }

    public static HttpContent? JsonBody(object? body) => body switch
    {
        null => null,
        string text => new StringContent(text, Encoding.UTF8, "application/json"),
        _ => JsonContent.Create(body, options: Json),
    };

    private static ByteArrayContent BytesOf(byte[] content, string type) => new(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
}

/// <summary>What came back.</summary>
public sealed class Reply(HttpResponseMessage response, byte[] body)
{
    private JsonDocument? _json;

    public int Status => (int)response.StatusCode;
    public byte[] Bytes => body;
    public string Text => Encoding.UTF8.GetString(body);
    public string? Type => response.Content.Headers.ContentType?.MediaType;
    public JsonElement Json => (_json ??= JsonDocument.Parse(body)).RootElement;
    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The code of a problem.</summary>
    public string Code => Json.GetProperty("code").GetString()!;

    /// <summary>The codes of all that is wrong.</summary>
    public IReadOnlyList<string> Codes => [.. Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!)];

    public string String(string name) => Json.GetProperty(name).GetString()!;
    public Guid Id(string name = "id") => Json.GetProperty(name).GetGuid();

    /// <summary>The reply itself, when it has this status; a failed assertion shows what came instead.</summary>
    public Reply Is(int status)
    {
        Assert.True(Status == status, $"{status} was expected, {Status} came: {Text[..Math.Min(Text.Length, 800)]}");
        return this;
    }

    /// <summary>Problem details as every refusal carries them: a code, a title, every fault with a sentence, and nothing of our insides.</summary>
    public Reply IsProblem(int status, params string[] codes)
    {
        Is(status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Code);
        Assert.NotEmpty(String("title"));
        Assert.NotEmpty(Codes);
        Assert.All(Json.GetProperty("errors").EnumerateArray(), e => Assert.NotEmpty(e.GetProperty("message").GetString()!));
        if (codes.Length > 0)
            Assert.Equal(codes.Order(), Codes.Order());
        return HidesItsInsides();
    }

    public Reply HidesItsInsides()
    {
        foreach (var trace in new[] { "Exception", "   at ", ".cs:line", "Microsoft.", "System.", "SqliteE", "Npgsql" })
            Assert.DoesNotContain(trace, Text, StringComparison.Ordinal);
        return this;
    }

    /// <summary>The members that an answer has, each as <c>name:kind</c>; kinds: string, number, bool, object, array, null; several by <c>|</c>.</summary>
    public Reply Has(params string[] members)
    {
        Shape.Check(Json, members);
        return this;
    }
}

public static class Shape
{
    public static void Check(JsonElement json, params string[] members)
    {
        foreach (var member in members)
        {
            var (name, kinds) = (member.Split(':')[0], member.Split(':')[1].Split('|'));
            Assert.True(json.TryGetProperty(name, out var value), $"{name} is missing in {json}");
            Assert.Contains(value.ValueKind switch
            {
                JsonValueKind.String => "string",
                JsonValueKind.Number => "number",
                JsonValueKind.True or JsonValueKind.False => "bool",
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                _ => "null",
            }, kinds);
        }
    }
}
