namespace Dragoman.Evidence.Tests;

internal static class Samples
{
    internal static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", name));

    internal static FileFindings Probe(byte[] content) => FileProbe.Probe(content, ProbeLimits.Default);
}
