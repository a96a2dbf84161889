namespace Dragoman.Language;

/// <summary>One help article in one language, as the topic index reads it.</summary>
/// <param name="Topic">The topic's id, the same in every language.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Questions">Sample questions as sellers ask them.</param>
/// <param name="Body">The article's text; Markdown is fine.</param>
public sealed record TopicDocument(string Topic, string Language, string Title, IReadOnlyList<string> Questions, string Body);

/// <summary>One topic a text may be about.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Title">Its title in the language searched.</param>
/// <param name="Score">Higher is closer; only comparable within one search.</param>
public sealed record TopicHit(string Topic, string Title, double Score);

/// <summary>How sure the index is of a topic.</summary>
public enum TopicOutcome
{
    /// <summary>Sure enough to show the topic's answer.</summary>
    Answered,

    /// <summary>The need is one of the suggestions: ask which.</summary>
    Clarify,

    /// <summary>Nothing here is about that; never invent an answer.</summary>
    NoMatch,
}

/// <summary>What to do with a text.</summary>
/// <param name="Outcome">Answer, ask back, or say that nothing fits.</param>
/// <param name="Topic">The topic's id if <see cref="TopicOutcome.Answered"/>, else null.</param>
/// <param name="Confidence">0 to 1: how likely the first topic is the right one.</param>
/// <param name="Suggestions">Best first. The answer and its neighbours if answered, at most three to choose from if clarifying, none without a match.</param>
public sealed record TopicDecision(TopicOutcome Outcome, string? Topic, double Confidence, IReadOnlyList<TopicHit> Suggestions);
