using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Dragoman.Desk.Tests;

/// <summary>The theory runs once on SQLite and once on PostgreSQL.</summary>
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<TestDatabase>().Select(d => new TheoryDataRow<TestDatabase>(d))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
