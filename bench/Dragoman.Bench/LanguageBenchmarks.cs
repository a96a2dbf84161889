using BenchmarkDotNet.Attributes;
using Dragoman.Desk.Help;
using Dragoman.Desk.Policies;
using Dragoman.Language;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dragoman.Bench;

[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private const string Chinese = "包裹停在分拨中心不动，买家天天催，单号 LP00418273645CN 查不到，订单 8190000000060013。";
    private const string English = "The parcel of order 8190000000060013 left the sorting centre nine days ago and the tracking LP00418273645CN shows nothing since.";

    private TopicIndex _index = null!;

    [ParamsAllValues]
    public Text Words { get; set; }

    public enum Text { Chinese, English }

    private string Written => Words == Text.Chinese ? Chinese : English;

    /// <summary>All articles as they ship.</summary>
    [GlobalSetup]
    public void Load()
    {
        var home = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(home.FullName, "policy", "aliexpress.yaml")))
            home = home.Parent ?? throw new InvalidOperationException("The policy was not found above the program.");
        var policy = PolicyFile.Load(Path.Combine(home.FullName, "policy", "aliexpress.yaml"));
        _index = new HelpLibrary(Path.Combine(home.FullName, "help"), policy, NullLogger<HelpLibrary>.Instance).Index;
    }

    [Benchmark(Description = "TopicIndex.Decide")]
    public TopicDecision Decide() => _index.Decide(Written, Words == Text.Chinese ? "zh" : "en");

    [Benchmark(Description = "SearchText.Prepare")]
    public string Prepare() => SearchText.Prepare(Written);

    [Benchmark(Description = "LanguageDetector.Detect")]
    public object Detect() => LanguageDetector.Detect(Written);
}
