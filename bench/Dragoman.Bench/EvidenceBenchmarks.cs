using BenchmarkDotNet.Attributes;
using Dragoman.Benchmarks;
using Dragoman.Evidence;

namespace Dragoman.Bench;

[MemoryDiagnoser]
public class EvidenceBenchmarks
{
    private readonly byte[] _screenshot = Screenshot.Make();

    [Benchmark(Description = "FileProbe.Probe, PNG of 200 KB")]
    public FileFindings Probe() => FileProbe.Probe(_screenshot, ProbeLimits.Default);
}
