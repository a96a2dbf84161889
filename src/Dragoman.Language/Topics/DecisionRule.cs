namespace Dragoman.Language;

/// <summary>
/// From evidence to an outcome. The confidence is a logistic function of a few figures of the ranking; a trained classifier's
/// probability joins as one more figure here.
/// </summary>
internal static class DecisionRule
{
    private const double AnswerFrom = 0.60;
    private const double ClarifyFrom = 0.25;

    public static double Confidence(TopicRanking ranking)
    {
        if (ranking.Topics.Count == 0) return 0;
        double z = -4.0 + (4.0 * ranking.Coverage) + (3.0 * ranking.Margin) + (2.0 * ranking.Nearest);
        return 1 / (1 + Math.Exp(-z));
    }

    public static TopicOutcome Outcome(double confidence, TopicRanking ranking)
    {
        if (ranking.Topics.Count == 0 || confidence < ClarifyFrom) return TopicOutcome.NoMatch;
        return confidence >= AnswerFrom ? TopicOutcome.Answered : TopicOutcome.Clarify;
    }

    public static TopicDecision Nothing(double confidence) => new(TopicOutcome.NoMatch, null, confidence, []);
}
