using System.Collections.Concurrent;
using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests.Crash;

/// <summary>A seller who submits over several connections at once until the desk is gone, and remembers what was acknowledged.</summary>
public sealed class Submissions(Person seller, string order, Guid file)
{
    private readonly ConcurrentDictionary<string, string> _acknowledged = new();
    private int _made;

    public string Token => seller.Token;

    /// <summary>Numbers and the texts they were given for.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    public static async Task<Submissions> Prepare(WebDesk desk)
    {
        var seller = await desk.Seller();
        return new Submissions(seller, await desk.Order(seller), await seller.Screenshot());
    }

    public Dictionary<string, object?> Next()
    {
        var n = Interlocked.Increment(ref _made);
        return new()
        {
            ["topic"] = "logistics.tracking-stuck", ["subject"] = $"Parcel {n}", ["text"] = $"Parcel {n} has not moved for nine days.", ["orderNumber"] = order, ["errorCode"] = "AE-ERR-403", ["files"] = new[] { file },
        };
    }

    /// <summary>Submits over this many connections until nobody answers any more.</summary>
    public Task Pour(ServerProcess server, int connections, Action<int> acknowledged) => Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
    {
        var api = server.As(seller);
        while (true)
        {
            var request = Next();
            Reply reply;
            try
            {
                reply = await api.Post("/api/v1/requests", request);
            }
            catch (HttpRequestException)
            {
                return;
            }
            _acknowledged[reply.Is(201).String("number")] = (string)request["text"]!;
            acknowledged(_acknowledged.Count);
        }
    })));

    /// <summary>Every acknowledged request is there whole: its row, its text, its file, its promises.</summary>
    public async Task AreAllThere(ServerProcess server)
    {
        var api = server.As(seller);
        foreach (var (number, text) in _acknowledged)
        {
            var read = (await api.Get($"/api/v1/requests/{number}")).Is(200);
            var message = read.Json.GetProperty("timeline")[0];
            Assert.Equal(text, message.GetProperty("text").GetString());
            Assert.Equal(file, message.GetProperty("files")[0].GetProperty("id").GetGuid());
            Assert.Contains(read.Json.GetProperty("clocks").EnumerateArray(), c => c.GetProperty("metric").GetString() == "resolution" && c.GetProperty("dueAt").ValueKind == System.Text.Json.JsonValueKind.String);
        }
        Assert.Equal(SampleFiles.Png, (await api.Get($"/api/v1/files/{file}")).Is(200).Bytes);
    }

    /// <summary>What is listed can be read: nothing is there by half.</summary>
    public async Task<int> AreAllWhole(ServerProcess server)
    {
        var api = server.As(seller);
        var listed = 0;
        string? cursor = null;
        do
        {
            var page = (await api.Get($"/api/v1/requests?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(200);
            foreach (var line in page.Json.GetProperty("requests").EnumerateArray())
            {
                (await api.Get($"/api/v1/requests/{line.GetProperty("number").GetString()}")).Is(200);
                listed++;
            }
            cursor = page.Json.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return listed;
    }
}
