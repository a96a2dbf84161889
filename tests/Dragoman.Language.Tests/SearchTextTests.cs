using CsCheck;

namespace Dragoman.Language.Tests;

public class SearchTextTests
{
    [Theory]
    [InlineData("Devolución del NIÑO", "devolucion del nino")]
    [InlineData("物流不更新", "物流 流不 不更 更新")]
    [InlineData("退", "退")]
    [InlineData("tracking卡住", "tracking 卡住")]
    [InlineData("ガイド ｶﾞｲﾄﾞ", "ガイ イド ガイ イド")]
    [InlineData("배송 조회", "배송 조회")]
    [InlineData("配送중입니다", "配送 중입 입니 니다")]
    [InlineData("AB-12-XL", "ab 12 xl ab12xl")]
    [InlineData("well-known", "well known")]
    [InlineData("R-4F7K-92QD", "r 4f7k 92qd r4f7k92qd r4f7k92qd")]
    [InlineData("8190 1234 5678 9012", "8190 1234 5678 9012 8190123456789012")]
    [InlineData("ＡＥ－ＥＲＲ－４０３", "ae err 403 aeerr403 aeerr403")]
    [InlineData("Straße İstanbul ışık ёлка", "strasse istanbul isik елка")]
    [InlineData("أُرسل ٣", "ارسل 3")]
    [InlineData("\"quoted' -- OR NEAR(*)", "quoted or near")]
    [InlineData("", "")]
    public void Text_becomes_tokens(string text, string tokens) => Assert.Equal(tokens, SearchText.Prepare(text));

    [Theory]
    [InlineData("R-4F7K-92QD", "r4f7k92qd")]
    [InlineData("r4f7k92qd", "r4f7k92qd")]
    [InlineData("4f7k", "4f7k")]
    [InlineData("8190-1234-5678-9012", "8190123456789012")]
    [InlineData("pago 8190123456789012 fallido", "8190123456789012 pago fallido")]
    [InlineData("物流更新", "物流 流更 更新")]
    [InlineData("...", "")]
    public void A_query_asks_for_identifiers_whole(string query, string terms) =>
        Assert.Equal(terms, string.Join(' ', SearchText.QueryTerms(query)));

    [Fact]
    public void A_query_never_asks_for_more_than_twelve_terms() =>
        Assert.Equal(12, SearchText.QueryTerms(string.Join(' ', Enumerable.Range(100, 400))).Count);

    [Fact]
    public void Tokens_hold_nothing_but_folded_letters_and_digits() => Gen.String.Sample(text =>
        SearchText.Prepare(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(token => token.Length <= 64 && token.EnumerateRunes().All(r => System.Text.Rune.IsLetterOrDigit(r))));

    [Fact]
    public void Preparing_twice_changes_no_word() => Gen.String[Gen.Char["aZñß ıİ0٣９物流ガ배송é"], 0, 30].Sample(text =>
    {
        string once = SearchText.Prepare(text);
        string[] words = [.. once.Split(' ').Where(t => t.Length > 0 && t[0] < 0x1000)];
        return words.All(w => SearchText.Prepare(w) == w);
    });

    [Fact]
    public void Whatever_a_line_says_is_found_in_the_text_that_holds_the_line() =>
        Gen.Select(Gen.String[Gen.Char["abcÉñ 0123456789-./物流不更배송R"], 0, 40], Gen.String[Gen.Char["xyz 物流456"], 0, 20]).Sample((line, other) =>
        {
            string[] tokens = SearchText.Prepare($"{other}\n{line}\n{other}").Split(' ');
            return SearchText.QueryTerms(line).All(term => tokens.Contains(term));
        });

    [Fact]
    public void Input_is_capped()
    {
        string tokens = SearchText.Prepare(string.Concat(Enumerable.Repeat("word ", 10_000)));
        Assert.Equal(4_000, tokens.Split(' ').Length);
        Assert.InRange(SearchText.Prepare(new string('\uFDFA', 100_000)).Length, 0, 100_000);
    }

    [Theory]
    [InlineData("\uD800 物\uDC00流", "物 流")]
    [InlineData("\uFFFFa", "a")]
    [InlineData(null, "")]
    public void Broken_text_does_no_harm(string? text, string tokens) => Assert.Equal(tokens, SearchText.Prepare(text!));

    [Fact]
    public void Ideographs_beyond_the_basic_plane_pair_up() => Assert.Equal("𠮷𠮷", SearchText.Prepare("𠮷𠮷"));
}
