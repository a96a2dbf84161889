using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;
using Microsoft.Data.Sqlite;

namespace Dragoman.Web.Tests.Crash;

/// <summary>What the desk has acknowledged, it keeps.</summary>
public class CrashTests
{
    private const int Connections = 8;
    private const int Enough = 120;

    public static TheoryData<TestDatabase> Databases => [TestDatabase.Sqlite, TestDatabase.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Killed_in_the_middle_of_submissions_it_has_every_one_it_acknowledged(TestDatabase database)
    {
        var (submissions, folder, connection) = await Prepare(database);
        await using (var server = await ServerProcess.Start(folder, connection))
        {
            var enough = new TaskCompletionSource();
            var pouring = submissions.Pour(server, Connections, count => _ = count >= Enough && enough.TrySetResult());
            await await Task.WhenAny(enough.Task, pouring).WaitAsync(ServerProcess.Patience);
            await server.Kill();
            await pouring.WaitAsync(ServerProcess.Patience);
        }
        Assert.InRange(submissions.Acknowledged.Count, Enough, int.MaxValue);

        await using (var server = await ServerProcess.Start(folder, connection))
        {
            await submissions.AreAllThere(server);
            Assert.InRange(await submissions.AreAllWhole(server), submissions.Acknowledged.Count, submissions.Acknowledged.Count + Connections);
        }
        if (database == TestDatabase.Sqlite)
            Assert.Equal("ok", await IntegrityOf(Path.Combine(folder, "dragoman.db")));
        Forget(folder, connection);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Told_to_end_it_finishes_what_has_begun_and_says_that_all_is_well(TestDatabase database)
    {
        var (submissions, folder, connection) = await Prepare(database);
        await using (var server = await ServerProcess.Start(folder, connection))
        {
            var enough = new TaskCompletionSource();
            var pouring = submissions.Pour(server, Connections, count => _ = count >= Enough && enough.TrySetResult());
            await await Task.WhenAny(enough.Task, pouring).WaitAsync(ServerProcess.Patience);
            var begun = await Begun.Send(server.Address, submissions).WaitAsync(ServerProcess.Patience);
            server.Terminate();
            await NobodyAnswers(server.Address);
            Assert.StartsWith("HTTP/1.1 201 ", await begun.Finish().WaitAsync(ServerProcess.Patience), StringComparison.Ordinal);
            await pouring.WaitAsync(ServerProcess.Patience);
            Assert.Equal(0, await server.Ended());
        }

        await using (var server = await ServerProcess.Start(folder, connection))
        {
            await submissions.AreAllThere(server);
            Assert.InRange(await submissions.AreAllWhole(server), submissions.Acknowledged.Count + 1, int.MaxValue);
            server.Terminate();
            Assert.Equal(0, await server.Ended());
        }
        Forget(folder, connection);
    }

    private static async Task<(Submissions, string Folder, string? Database)> Prepare(TestDatabase database)
    {
        var desk = await WebDesk.Open(database);
        var submissions = await Submissions.Prepare(desk);
        var (folder, connection) = await desk.Leave();
        return (submissions, folder, connection);
    }

    private static void Forget(string folder, string? connection)
    {
        if (connection is not null)
            PostgresServer.Get().Server!.DropDatabase(connection);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string?> IntegrityOf(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)await command.ExecuteScalarAsync();
    }

    /// <summary>Until new connections are refused.</summary>
    private static async Task NobodyAnswers(Uri address)
    {
        for (var tries = 0; tries < 2000; tries++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port);
                await Task.Delay(5);
            }
            catch (SocketException)
            {
                return;
            }
        }
        Assert.Fail("New connections are still taken after the signal");
    }

    /// <summary>A submission of which the desk has read the beginning, and whose end is still to come.</summary>
    private sealed class Begun(TcpClient client, byte[] rest)
    {
        public static async Task<Begun> Send(Uri address, Submissions submissions)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(submissions.Next());
            var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            // Only when the desk says "100 Continue" has it begun with the request.
            var head = $"POST /api/v1/requests HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {submissions.Token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            var answer = new byte[64];
            var read = await client.GetStream().ReadAsync(answer);
            Assert.StartsWith("HTTP/1.1 100 ", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
            await client.GetStream().WriteAsync(body.AsMemory(0, body.Length / 2));
            return new Begun(client, body[(body.Length / 2)..]);
        }

        public async Task<string> Finish()
        {
            using (client)
            {
                await client.GetStream().WriteAsync(rest);
                using var reader = new StreamReader(client.GetStream());
                return await reader.ReadToEndAsync();
            }
        }
    }
}
