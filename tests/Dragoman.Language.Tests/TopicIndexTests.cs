using CsCheck;

namespace Dragoman.Language.Tests;

public sealed class TopicIndexTests(TopicIndexTests.Shared shared) : IClassFixture<TopicIndexTests.Shared>
{
    private readonly TopicIndex index = shared.Index;

    public sealed class Shared : IDisposable
    {
        public TopicIndex Index { get; } = new(TopicFixture.Documents);

        public void Dispose() => Index.Dispose();
    }

    [Theory]
    [InlineData("en", "my tracking is not updating for days", "logistics.tracking-stuck")]
    [InlineData("en", "order 8190123456789012: payout failed with AE-ERR-403", "funds.payout-failed")]
    [InlineData("en", "what is the phone number of support", "support.phone")]
    [InlineData("en", "security deposit is frozen", "funds.deposit-frozen")]
    [InlineData("en", "I cannot print the shipping label", "logistics.label-print")]
    [InlineData("es", "tracking no actualiza", "logistics.tracking-stuck")]
    [InlineData("es", "deposito de garantia congelado", "funds.deposit-frozen")]
    [InlineData("es", "reglas de devolucion", "dispute.return")]
    [InlineData("es", "que pruebas subo para la disputa", "dispute.evidence")]
    [InlineData("es", "contrasena incorrecta", "account.login-failed")]
    [InlineData("zh", "物流信息一直不更新怎么办", "logistics.tracking-stuck")]
    [InlineData("zh", "订单8190123456789012放款失败了", "funds.payout-failed")]
    [InlineData("zh", "纠纷需要上传什么证据", "dispute.evidence")]
    [InlineData("zh", "有客服电话吗", "support.phone")]
    public void A_real_question_is_answered(string language, string text, string topic)
    {
        TopicDecision decision = index.Decide(text, language);
        Assert.Equal((TopicOutcome.Answered, topic), (decision.Outcome, decision.Topic));
        Assert.Equal(topic, decision.Suggestions[0].Topic);
        Assert.InRange(decision.Confidence, 0.5, 1);
    }

    [Theory]
    [InlineData("en", "what is the weather in Shanghai")]
    [InlineData("en", "write me a poem")]
    [InlineData("en", "asdf qwer zxcv")]
    [InlineData("en", "who won the world cup")]
    [InlineData("en", "8190123456789012")]
    [InlineData("en", "")]
    [InlineData("es", "mejor restaurante madrid")]
    [InlineData("es", "escríbeme un poema")]
    [InlineData("es", "qué tiempo hace hoy")]
    [InlineData("zh", "今天天气怎么样")]
    [InlineData("zh", "给我写一首诗")]
    [InlineData("zh", "哈哈哈哈哈")]
    public void What_is_none_of_our_business_gets_no_answer(string language, string text)
    {
        TopicDecision decision = index.Decide(text, language);
        Assert.Equal(TopicOutcome.NoMatch, decision.Outcome);
        Assert.Null(decision.Topic);
        Assert.Empty(decision.Suggestions);
    }

    [Theory]
    [InlineData("en", "dispute")]
    [InlineData("es", "el banco")]
    [InlineData("zh", "买家纠纷退款证据")]
    public void Between_topics_it_asks_back_with_at_most_three(string language, string text)
    {
        TopicDecision decision = index.Decide(text, language);
        Assert.Equal(TopicOutcome.Clarify, decision.Outcome);
        Assert.Null(decision.Topic);
        Assert.InRange(decision.Suggestions.Count, 1, 3);
    }

    [Fact]
    public void Every_sample_question_finds_its_own_topic_first() => Assert.All(TopicFixture.Documents, document =>
        Assert.All(document.Questions, question => Assert.Equal(document.Topic, index.Search(question, document.Language, 1)[0].Topic)));

    [Fact]
    public void Accents_and_case_do_not_matter() => Assert.Equal(
        index.Search("¿Devolución del artículo?", "es")[0].Topic, index.Search("DEVOLUCION DEL ARTICULO", "es")[0].Topic);

    [Fact]
    public void Identifiers_change_nothing()
    {
        TopicDecision bare = index.Decide("payout failed", "en");
        TopicDecision detailed = index.Decide("payout failed 8190 1234 5678 9012 RR123456785CN R-4F7K-92QD", "en");
        Assert.Equal(bare.Topic, detailed.Topic);
        Assert.Equal(bare.Confidence, detailed.Confidence, 6);
    }

    [Fact]
    public void A_link_does_not_make_an_article_be_about_what_it_leads_to() =>
        Assert.NotEqual("logistics.tracking-stuck", index.Search("payout", "en")[0].Topic);

    [Fact]
    public void Hits_come_best_first_once_a_topic_and_no_more_than_asked()
    {
        IReadOnlyList<TopicHit> hits = index.Search("the buyer wants a refund and the parcel is lost", "en", 4);
        Assert.InRange(hits.Count, 1, 4);
        Assert.Equal(hits.OrderByDescending(h => h.Score), hits);
        Assert.Equal(hits.Count, hits.Select(h => h.Topic).Distinct().Count());
        Assert.Empty(index.Search("refund", "en", 0));
    }

    [Theory]
    [InlineData("es-MX", "El pago ha fallado")]
    [InlineData("ES", "El pago ha fallado")]
    [InlineData("fr", "Payout failed")]
    public void A_language_is_taken_by_its_primary_tag_and_falls_back_to_English(string language, string title) =>
        Assert.Contains(index.Search(title, language), h => h.Title == title);

    [Theory]
    [InlineData("ru", "Трек не обновляется", "нет обновлений трека", "трек посылки не обновляется")]
    [InlineData("pt", "O rastreio não atualiza", "rastreamento parado", "rastreio nao atualiza")]
    [InlineData("fr", "Le suivi ne change pas", "suivi de colis bloqué", "suivi colis bloque")]
    [InlineData("de", "Sendungsverfolgung steht still", "keine Aktualisierung der Sendung", "sendungsverfolgung aktualisierung")]
    [InlineData("it", "Il tracciamento è fermo", "spedizione ferma da giorni", "tracciamento spedizione ferma")]
    [InlineData("tr", "Kargo takibi güncellenmiyor", "takip durdu", "kargo takibi guncellenmiyor")]
    [InlineData("ja", "追跡が更新されない", "荷物の追跡が止まった", "追跡が更新されません")]
    [InlineData("ko", "배송 조회가 업데이트되지 않음", "배송 추적 멈춤", "배송 조회 업데이트")]
    [InlineData("ar", "التتبع لا يتحدث", "توقف تتبع الطرد", "تتبع الطرد متوقف")]
    public void Every_other_language_has_its_own_analyzer(string language, string title, string question, string asked)
    {
        using var small = new TopicIndex(
        [
            new TopicDocument("a", language, title, [question], ""),
            new TopicDocument("b", language, "xyz", ["uvw"], ""),
        ]);
        Assert.Equal("a", small.Search(asked, language)[0].Topic);
    }

    [Fact]
    public void Without_articles_nothing_matches()
    {
        using var empty = new TopicIndex([]);
        Assert.Empty(empty.Search("payout", "en"));
        Assert.Equal(new TopicDecision(TopicOutcome.NoMatch, null, 0, []).Outcome, empty.Decide("payout", "en").Outcome);
    }

    [Fact]
    public void Bodies_with_broken_links_are_read_as_text()
    {
        using var odd = new TopicIndex([new TopicDocument("a", "en", "[broken", ["[x](y"], "[[]]( [a](b [customs](" + new string('[', 5_000))]);
        Assert.Equal("a", odd.Search("customs", "en")[0].Topic);
    }

    [Fact]
    public void No_text_breaks_it() => Gen.Select(Gen.String, Gen.Int[0, 4].Select(i => new[] { "zh", "en", "es", "xx", "" }[i])).Sample((text, language) =>
        index.Decide(text, language).Confidence is >= 0 and <= 1);

    [Theory]
    [InlineData("payout failed tracking label dispute ")]
    [InlineData("放款失败物流纠纷")]
    [InlineData("\uD800payout")]
    public void Endless_text_is_cut_short(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        Assert.NotEmpty(index.Search(text, piece[0] == '放' ? "zh" : "en"));
    }

    [Fact]
    public void A_long_story_of_many_words_stays_searchable()
    {
        string story = string.Join(' ', Enumerable.Range(0, 700).Select(i => $"w{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}xyz")) + " deposit frozen";
        Assert.Equal("funds.deposit-frozen", index.Search(story[^3900..], "en")[0].Topic);
    }

    [Fact]
    public void Many_threads_read_at_once_and_agree()
    {
        string[] texts = [.. TopicFixture.Documents.Where(d => d.Language == "es").SelectMany(d => d.Questions)];
        TopicOutcome[] alone = [.. texts.Select(t => index.Decide(t, "es").Outcome)];
        Parallel.For(0, 200, i => Assert.Equal(alone[i % texts.Length], index.Decide(texts[i % texts.Length], "es").Outcome));
    }
}
