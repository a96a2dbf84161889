namespace Dragoman.Language;

/// <summary>A topic's place in a ranking.</summary>
/// <param name="Ordinal">Which document of its language.</param>
/// <param name="Score">Fused score, higher is closer.</param>
internal readonly record struct RankedTopic(int Ordinal, double Score);

/// <summary>The evidence a text gives.</summary>
/// <param name="Topics">Best first.</param>
/// <param name="Coverage">Share of the text's informative terms, weighted by idf, that the best topic holds: 0 to 1.</param>
/// <param name="Margin">Lead of the best topic over the second, as a share of its score: 0 to 1.</param>
/// <param name="Nearest">Idf-weighted likeness (Dice) of the text and the best topic's nearest question: 0 to 1.</param>
/// <param name="Known">Sum of idf of the text's terms that the best topic holds.</param>
internal sealed record TopicRanking(
    IReadOnlyList<RankedTopic> Topics, double Coverage, double Margin, double Nearest, double Known)
{
    public static TopicRanking Empty { get; } = new([], 0, 0, 0, 0);
}
