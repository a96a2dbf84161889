using Dragoman.Desk.Help;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dragoman.Load.Seed;

/// <summary>What sellers and agents write: the demo marketplace's stories, mixed with the articles' sample questions so that words vary.</summary>
internal sealed class SeedStories
{
    internal sealed class Story
    {
        public string Topic { get; set; } = "";
        public string Language { get; set; } = "";
        public string Code { get; set; } = "";
        public string Subject { get; set; } = "";
        public string Text { get; set; } = "";
    }

    /// <summary>Common words, rare words, several words, an error code that a tenth of all cases carries.</summary>
    public static readonly IReadOnlyList<string> Searches =
    [
        "物流", "订单", "放款失败", "面单 打印", "保证金 冻结", "类目 驳回 证书", "买家 纠纷 证据", "轨迹", "parcel", "payout bank", "order error",
        "dispute evidence", "AE-ERR-403", "LBL-PRT-0091", "paquete etiqueta", "pedido", "reembolso", "alfândega", "kargo", "배송비", "zzyzx",
    ];

    private readonly ILookup<string, Story> _stories;
    private readonly ILookup<string, string> _questions;
    private readonly ILookup<string, string> _answers;

    public SeedStories(HelpLibrary library)
    {
        using var stream = typeof(SeedStories).Assembly.GetManifestResourceStream("stories.yaml")!;
        _stories = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Story>>(new StreamReader(stream)).ToLookup(s => s.Language);
        _questions = library.All.SelectMany(a => a.Questions.Select(q => (a.Language, q))).ToLookup(q => q.Language, q => q.q);
        _answers = library.All.ToLookup(a => a.Language, a => a.Summary);
    }

    public Story Pick(string language, Random random) => Any(_stories, language, random);

    public string Question(string language, Random random) => Any(_questions, language, random);

    public string Answer(string language, Random random) => Any(_answers, language, random);

    public IReadOnlyList<string> Questions(Random random, int count)
    {
        var all = _questions.SelectMany(q => q).ToArray();
        random.Shuffle(all);
        return all[..Math.Min(count, all.Length)];
    }

    private static T Any<T>(ILookup<string, T> from, string language, Random random)
    {
        var some = (from.Contains(language) ? from[language] : from["en"]).ToList();
        return some[random.Next(some.Count)];
    }
}
