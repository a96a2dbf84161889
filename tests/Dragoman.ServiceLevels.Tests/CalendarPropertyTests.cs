using CsCheck;
using NodaTime;

namespace Dragoman.ServiceLevels.Tests;

public sealed class CalendarPropertyTests
{
    private static readonly Gen<(CalendarDefinition Definition, Instant A, Instant B, Instant C)> ThreeInstants =
        Given.Calendar.SelectMany((definition, from) =>
            Gen.Select(Given.InstantAfter(from), Given.InstantAfter(from), Given.InstantAfter(from))
                .Select((a, b, c) => (definition, a, b, c)));

    private static readonly Gen<(CalendarDefinition Definition, Instant From, long Nanoseconds)> Additions =
        Given.Calendar.SelectMany((definition, from) =>
            Gen.Select(Given.InstantAfter(from), Gen.Long[-200_000_000_000_000, 200_000_000_000_000])
                .Select((at, amount) => (definition, at, amount)));

    [Fact]
    public void Working_time_between_agrees_with_a_walk_through_time() =>
        ThreeInstants.Sample(
            (definition, a, b, _) =>
            {
                var (first, last) = (Instant.Min(a, b), Instant.Max(a, b));
                var expected = new CalendarOracle(definition, Given.Quarter).Between(first, last);
                var calendar = BusinessCalendar.Create(definition);
                return calendar.Between(first, last) == expected && calendar.Between(last, first) == -expected;
            },
            iter: 300, threads: 1);

    [Fact]
    public void Adding_working_time_agrees_with_a_walk_through_time() =>
        Given.Calendar.SelectMany((definition, from) =>
            Gen.Select(Given.InstantAfter(from), Gen.Int[0, 200]).Select((at, quarters) => (definition, at, quarters)))
        .Sample(
            (definition, from, quarters) =>
            {
                var oracle = new CalendarOracle(definition, Given.Quarter);
                var calendar = BusinessCalendar.Create(definition);
                var working = Given.Quarter * quarters;
                var month = Duration.FromDays(30);
                var later = oracle.Add(from, working, from + month);
                var earlier = oracle.TakeAway(from, working, from - month);
                return (later is null || later == calendar.Add(from, working))
                    && (earlier is null || earlier == calendar.Add(from, -working));
            },
            iter: 300, threads: 1);

    [Fact]
    public void What_was_added_lies_between() =>
        Additions.Sample(
            (definition, from, nanoseconds) =>
            {
                var calendar = BusinessCalendar.Create(definition);
                var working = Duration.FromNanoseconds(nanoseconds);
                return calendar.TryAdd(from, working) is not { } to || calendar.Between(from, to) == working;
            },
            iter: 300, threads: 1);

    [Fact]
    public void No_instant_nearer_than_the_one_added_to_has_the_working_time_between() =>
        Additions.Sample(
            (definition, from, nanoseconds) =>
            {
                var calendar = BusinessCalendar.Create(definition);
                var working = Duration.FromNanoseconds(nanoseconds);
                return calendar.TryAdd(from, working) is not { } to || to == from
                    || calendar.Between(from, to > from ? to - Duration.Epsilon : to + Duration.Epsilon) != working;
            },
            iter: 300, threads: 1);

    [Fact]
    public void Working_time_between_is_additive() =>
        ThreeInstants.Sample(
            (definition, a, b, c) =>
            {
                var calendar = BusinessCalendar.Create(definition);
                return calendar.Between(a, b) + calendar.Between(b, c) == calendar.Between(a, c);
            },
            iter: 300, threads: 1);

    [Fact]
    public void An_answer_does_not_depend_on_what_was_asked_before() =>
        ThreeInstants.Sample(
            (definition, a, b, _) =>
            {
                var fresh = BusinessCalendar.Create(definition);
                var used = BusinessCalendar.Create(definition);
                used.Between(Instant.FromUtc(2060, 1, 1, 0, 0), Instant.FromUtc(1999, 1, 1, 0, 0));
                used.Between(Instant.FromUtc(2061, 1, 1, 0, 0), Instant.FromUtc(1990, 1, 1, 0, 0));
                return fresh.Between(a, b) == used.Between(a, b)
                    && fresh.TryAdd(a, Duration.FromHours(90)) == used.TryAdd(a, Duration.FromHours(90))
                    && fresh.TryAdd(a, Duration.FromHours(-90)) == used.TryAdd(a, Duration.FromHours(-90));
            },
            iter: 40, threads: 1);

    [Fact]
    public void The_next_open_instant_agrees_with_a_walk_through_time() =>
        ThreeInstants.Sample(
            (definition, a, _, _) =>
            {
                var oracle = new CalendarOracle(definition, Given.Quarter);
                var calendar = BusinessCalendar.Create(definition);
                var at = a;
                while (!oracle.Works(at) && at < a + Duration.FromDays(20))
                {
                    at += Given.Quarter;
                }
                return calendar.IsOpen(a) == oracle.Works(a) && (!oracle.Works(at) || calendar.NextOpen(a) == at);
            },
            iter: 300, threads: 1);
}
