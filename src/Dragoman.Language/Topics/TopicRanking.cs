namespace Dragoman.Language;

/// <summary>A topic's place in a ranking.</summary>
/// <param name="Ordinal">Which document of its language.</param>
/// <param name="Score">Fused score, higher is closer.</param>
internal readonly record struct RankedTopic(int Ordinal, double Score);

/// <summary>How much of a text one topic accounts for, counted in words or in pieces of words and weighted by idf.</summary>
/// <param name="Coverage">Share of the text's weight that the topic holds: 0 to 1.</param>
/// <param name="Familiar">Share of the text's weight that any topic holds: 0 to 1.</param>
/// <param name="Nearest">Likeness (Dice) of the text and the topic's nearest question: 0 to 1.</param>
/// <param name="Known">The weight that the topic holds, counted in terms as rare as can be.</param>
internal readonly record struct Likeness(double Coverage, double Familiar, double Nearest, double Known);

/// <summary>The evidence a text gives. A trained classifier's probabilities would be one more member.</summary>
/// <param name="Topics">Best first.</param>
/// <param name="Margin">Lead of the best topic over the second, as a share of its score: 0 to 1.</param>
/// <param name="Words">The text and the best topic, compared by words.</param>
/// <param name="Pieces">The text and the best topic, compared by pieces of words or single characters.</param>
/// <param name="ForeignWords">How many words mark another domain, at most two.</param>
internal sealed record TopicRanking(IReadOnlyList<RankedTopic> Topics, double Margin, Likeness Words, Likeness Pieces, int ForeignWords)
{
    public static TopicRanking Empty { get; } = new([], 0, default, default, 0);
}
