namespace Dragoman.Language;

/// <summary>
/// From evidence to an outcome, by two logistic functions fitted to left-out sample questions and off-topic lines: is this
/// any business of ours, and is the best topic the right one. A trained classifier's probability joins here as one more term.
/// </summary>
internal static class DecisionRule
{
    private const double AnswerFrom = 0.70;
    private const double OurBusinessFrom = 0.70;

    // Less than seven tenths of one rare word in common ("are you a robot") never carries an answer.
    private const double AnswerFromKnown = 0.70;
    private const double ForeignWordWeight = 3.0;

    /// <summary>How likely the best topic is the right one, 0 to 1.</summary>
    public static double Confidence(TopicRanking ranking) => ranking.Topics.Count == 0 ? 0 : Logistic(
        -4.17 + (3.94 * ranking.Margin)
        + (0.28 * ranking.Words.Coverage) + (1.09 * ranking.Words.Nearest) + (1.95 * Math.Log(1 + ranking.Words.Known))
        + (2.18 * ranking.Pieces.Coverage) + (1.38 * ranking.Pieces.Nearest));

    public static TopicOutcome Outcome(TopicRanking ranking)
    {
        if (OurBusiness(ranking) < OurBusinessFrom) return TopicOutcome.NoMatch;
        bool sure = Confidence(ranking) >= AnswerFrom && ranking.Words.Known >= AnswerFromKnown;
        return sure ? TopicOutcome.Answered : TopicOutcome.Clarify;
    }

    /// <summary>How likely the text is about anything the articles treat, 0 to 1: it needs known words, and enough of them to outweigh foreign ones.</summary>
    private static double OurBusiness(TopicRanking ranking) => ranking.Topics.Count == 0 ? 0 : Logistic(
        -6.00 - (ForeignWordWeight * ranking.ForeignWords) + (1.84 * ranking.Words.Familiar) + (3.42 * Math.Log(1 + ranking.Words.Known))
        + (3.11 * ranking.Pieces.Familiar) + (4.18 * ranking.Pieces.Nearest) + (0.66 * Math.Log(1 + ranking.Pieces.Known)));

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}
