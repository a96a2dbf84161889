namespace Dragoman.Language;

/// <summary>A text in three readings: stems, stems without diacritics (null where the language writes none), pieces of words.</summary>
internal sealed record Reading(IReadOnlyCollection<string> Stems, IReadOnlyCollection<string>? Folded, IReadOnlyCollection<string> Pieces)
{
    /// <summary>The stems that sloppy and careful writing share.</summary>
    public IReadOnlyCollection<string> Plain => Folded ?? Stems;
}

/// <summary>An article as terms.</summary>
internal sealed record ReadArticle(Reading Title, IReadOnlyList<Reading> Questions, Reading Body);

/// <summary>
/// Scores the topics of one language: BM25 over whole articles, field by field, and over single sample questions, so that
/// the nearest question counts. The two are indexes of their own because rarity means another thing in each.
/// </summary>
internal sealed class TopicSearch : IDisposable
{
    private const int QuestionsLookedAt = 100;

    // Boosts and lengths were swept, one question per topic left out, over the Chinese and English articles. What an article
    // says about its topic tells more than how ten sellers asked; a topic's further questions count half of the one before.
    private const float ArticleLengthWeight = 0.2f;
    private const float QuestionLengthWeight = 0.2f;
    private const double NextQuestion = 0.5;

    private static readonly Boost Title = new("title", 0.4f, 0.2f);
    private static readonly Boost Questions = new("questions", 0.3f, 0.5f);
    private static readonly Boost Body = new("body", 1.5f, 0.6f);
    private static readonly Boost SingleQuestion = new("question", 0.15f, 0.3f);

    private readonly int topics;
    private readonly TermIndex articles;
    private readonly TermIndex questions;
    private readonly int[] topicOf;

    public TopicSearch(IReadOnlyList<ReadArticle> read)
    {
        topics = read.Count;
        articles = new TermIndex(read.Select(ArticleFields), ArticleLengthWeight);
        questions = new TermIndex(read.SelectMany(a => a.Questions).Select(q => Fields(SingleQuestion, q)), QuestionLengthWeight);
        topicOf = [.. read.SelectMany((a, topic) => a.Questions.Select(_ => topic))];
    }

    /// <summary>Every topic's score, by its number; 0 for one that shares no term.</summary>
    public double[] Score(Reading asked)
    {
        var scores = new double[topics];
        IEnumerable<TermField> whole = [.. Fields(Title, asked), .. Fields(Questions, asked), .. Fields(Body, asked)];
        foreach ((int topic, double score) in articles.Search(whole, topics)) scores[topic] += score;

        var weight = new double[topics];
        Array.Fill(weight, 1);
        foreach ((int question, double score) in questions.Search(Fields(SingleQuestion, asked), QuestionsLookedAt))
        {
            int topic = topicOf[question];
            scores[topic] += score * weight[topic];
            weight[topic] *= NextQuestion;
        }

        return scores;
    }

    public void Dispose()
    {
        articles.Dispose();
        questions.Dispose();
    }

    private static IReadOnlyList<TermField> ArticleFields(ReadArticle article) =>
        [.. Fields(Title, article.Title), .. Fields(Questions, Joined(article.Questions)), .. Fields(Body, article.Body)];

    private static Reading Joined(IReadOnlyList<Reading> readings) => new(
        [.. readings.SelectMany(r => r.Stems)],
        readings.Any(r => r.Folded is not null) ? [.. readings.SelectMany(r => r.Plain)] : null,
        [.. readings.SelectMany(r => r.Pieces)]);

    /// <summary>The readings of a field; stems with and without diacritics share the words' boost.</summary>
    private static TermField[] Fields(Boost boost, Reading read)
    {
        var pieces = new TermField(boost.Field + "_pieces", read.Pieces, boost.Pieces);
        return read.Folded is null
            ? [new(boost.Field, read.Stems, boost.Words), pieces]
            : [new(boost.Field, read.Stems, boost.Words / 2), new(boost.Field + "_folded", read.Folded, boost.Words / 2), pieces];
    }

    /// <summary>How much a field counts in a query, by words and by pieces of words.</summary>
    private readonly record struct Boost(string Field, float Words, float Pieces);
}
