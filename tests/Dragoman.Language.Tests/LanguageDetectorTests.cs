using CsCheck;

namespace Dragoman.Language.Tests;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("tracking no actualiza", "es")]
    [InlineData("pago fallido", "es")]
    [InlineData("payout failed", "en")]
    [InlineData("mi pedido 8190123456789012 AE-ERR-403", "es")]
    [InlineData("devolucion sin tracking", "es")]
    [InlineData("label print error", "en")]
    [InlineData("my shop is blocked", "en")]
    [InlineData("rastreio não atualiza", "pt")]
    [InlineData("saque recusado", "pt")]
    [InlineData("meu pedido nao chegou", "pt")]
    [InlineData("suivi bloqué", "fr")]
    [InlineData("virement refusé par la banque", "fr")]
    [InlineData("mon colis est perdu", "fr")]
    [InlineData("Auszahlung fehlgeschlagen", "de")]
    [InlineData("Sendung kommt nicht an", "de")]
    [InlineData("Etikett druckt nicht", "de")]
    [InlineData("pagamento non riuscito", "it")]
    [InlineData("il pacco è fermo in dogana", "it")]
    [InlineData("spedizione bloccata", "it")]
    [InlineData("ödeme başarısız", "tr")]
    [InlineData("kargo takip güncellenmiyor", "tr")]
    [InlineData("siparis iptal nasil yapilir", "tr")]
    [InlineData("物流信息一直不更新", "zh")]
    [InlineData("tracking 不更新怎么办", "zh")]
    [InlineData("ERP API 连接不上", "zh")]
    [InlineData("追跡が更新されません", "ja")]
    [InlineData("出金できない", "ja")]
    [InlineData("아이템 배송 조회가 안 돼요", "ko")]
    [InlineData("трек не обновляется", "ru")]
    [InlineData("tracking не обновляется", "ru")]
    [InlineData("التتبع لا يتحدث", "ar")]
    public void A_few_words_are_enough(string text, string language) =>
        Assert.Equal(language, LanguageDetector.Detect(text).Code);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("8190123456789012")]
    [InlineData("8190123456789012 AE-ERR-403 R-4F7K-92QD")]
    [InlineData("1234 !!! ???")]
    [InlineData("¥12,846.50")]
    public void Without_words_it_is_English_without_confidence(string text) =>
        Assert.Equal(new DetectedLanguage("en", 0), LanguageDetector.Detect(text));

    [Fact]
    public void Identifiers_and_links_do_not_count() =>
        Assert.Equal("es", LanguageDetector.Detect("mi pedido no llega https://track.example.com/the/order/status RR123456785CN").Code);

    [Fact]
    public void A_shop_name_with_one_kana_stays_Chinese() =>
        Assert.Equal("zh", LanguageDetector.Detect("优の良品店铺被限制了怎么申诉").Code);

    [Fact]
    public void More_evidence_gives_more_confidence()
    {
        double vague = LanguageDetector.Detect("no").Confidence;
        double clear = LanguageDetector.Detect("no puedo entrar en mi cuenta y el código no llega").Confidence;
        Assert.InRange(vague, 0.0, 0.7);
        Assert.InRange(clear, 0.95, 1.0);
    }

    [Fact]
    public void No_text_breaks_it() => Gen.String.Sample(text =>
    {
        DetectedLanguage found = LanguageDetector.Detect(text);
        return found.Code.Length == 2 && found.Confidence is >= 0 and <= 1;
    });

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\uDC00 payout \uD83D")]
    [InlineData(null)]
    public void Broken_text_is_taken_as_far_as_it_reads(string? text) =>
        Assert.Equal("en", LanguageDetector.Detect(text!).Code);
}
