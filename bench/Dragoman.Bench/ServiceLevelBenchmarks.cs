using BenchmarkDotNet.Attributes;
using Dragoman.ServiceLevels;
using NodaTime;

namespace Dragoman.Bench;

[MemoryDiagnoser]
public class ServiceLevelBenchmarks
{
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 2, 1, 30);

    private readonly ClockTarget _target = new(ClockMetric.Resolution, Duration.FromHours(24));
    private readonly BusinessCalendar _calendar = BusinessCalendar.Create(
        CalendarDefinition.Workdays("Asia/Shanghai", new OpenHours(new LocalTime(9, 0), new LocalTime(12, 0)), new OpenHours(new LocalTime(13, 0), new LocalTime(18, 0))));
    private readonly List<ClockEvent> _log = [];

    /// <summary>The log of a case that went to and fro ten times.</summary>
    [GlobalSetup]
    public void WriteLog()
    {
        _log.Add(new ClockEvent(Opened, CaseSignal.Opened, null));
        for (var i = 1; i <= 10; i++)
        {
            var at = Opened + Duration.FromHours(2 * i);
            _log.Add(new ClockEvent(at, CaseSignal.SellerMessage, null));
            _log.Add(new ClockEvent(at + Duration.FromMinutes(40), CaseSignal.AgentReply, null));
            _log.Add(new ClockEvent(at + Duration.FromMinutes(40), CaseSignal.StatusChanged, "waiting"));
            _log.Add(new ClockEvent(at + Duration.FromMinutes(90), CaseSignal.StatusChanged, "open"));
        }
    }

    [Benchmark(Description = "Clock.Read, 41 events")]
    public ClockReading Read() => Clock.Read(_log, _target, Opened + Duration.FromHours(30));

    [Benchmark(Description = "BusinessCalendar.Add, 40 h")]
    public Instant Add() => _calendar.Add(Opened, Duration.FromHours(40));

    [Benchmark(Description = "BusinessCalendar.Between, 60 days")]
    public Duration Between() => _calendar.Between(Opened, Opened + Duration.FromDays(60));
}
