using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

[assembly: AssemblyFixture(typeof(Desks))]

namespace Dragoman.Web.Tests.Parts;

/// <summary>One desk on each database, started when first asked for; tests keep apart by bringing sellers of their own.</summary>
public sealed class Desks : IAsyncLifetime
{
    private readonly Lazy<Task<WebDesk>> _sqlite = new(() => WebDesk.Open());
    private readonly Lazy<Task<WebDesk>> _postgres = new(() => WebDesk.Open(TestDatabase.Postgres));

    public Task<WebDesk> Shared => _sqlite.Value;

    public Task<WebDesk> On(TestDatabase database) => database == TestDatabase.Sqlite ? _sqlite.Value : _postgres.Value;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in new[] { _sqlite, _postgres }.Where(d => d.IsValueCreated && d.Value.IsCompletedSuccessfully))
            await (await desk.Value).DisposeAsync();
    }
}
