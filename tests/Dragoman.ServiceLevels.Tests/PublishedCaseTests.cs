using System.Text.Json;

namespace Dragoman.ServiceLevels.Tests;

public sealed class PublishedCaseTests
{
    public static TheoryData<string> Adding => [.. PublishedCase.Ids("add")];

    public static TheoryData<string> Measuring => [.. PublishedCase.Ids("between")];

    public static TheoryData<string> Clocks => [.. PublishedCase.Ids("clock")];

    [Fact]
    public void All_cases_of_the_file_are_run() =>
        Assert.Equal((150, 76, 40), (Adding.Count, Measuring.Count, Clocks.Count));

    [Theory, MemberData(nameof(Adding))]
    public void Adding_working_time_agrees_with_the_published_case(string id)
    {
        var published = PublishedCase.Of(id);
        var expected = published.At(published.Advised ? "expected" : "expectedRecommended");
        Assert.Equal(expected, published.Calendar().Add(published.At("from"), published.Seconds("seconds")));
    }

    [Theory, MemberData(nameof(Measuring))]
    public void Working_time_between_agrees_with_the_published_case(string id)
    {
        var published = PublishedCase.Of(id);
        var expected = published.Seconds(published.Advised ? "expectedSeconds" : "expectedRecommended");
        Assert.Equal(expected, published.Calendar().Between(published.At("from"), published.At("to")));
    }

    [Theory, MemberData(nameof(Clocks))]
    public void A_clock_agrees_with_the_published_case(string id)
    {
        var published = PublishedCase.Of(id);
        var reading = Clock.Read(published.Events(), published.Target(), published.At("asOf"));
        foreach (var fact in published.Expected.EnumerateObject())
        {
            switch (fact.Name)
            {
                case "state":
                    Assert.Equal(fact.Value.GetString(), reading.State.ToString().ToLowerInvariant());
                    break;
                case "elapsedSeconds":
                    Assert.Equal(fact.Value.GetDouble(), reading.Elapsed.TotalSeconds);
                    break;
                case "dueAt":
                    Assert.Equal(fact.Value.ValueKind == JsonValueKind.Null ? null : PublishedCase.ReadInstant(fact.Value), reading.DueAt);
                    break;
                default:
                    Assert.Fail($"'{fact.Name}' is expected, but nothing checks it");
                    break;
            }
        }
    }
}
