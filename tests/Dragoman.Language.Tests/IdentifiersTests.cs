using CsCheck;

namespace Dragoman.Language.Tests;

public class IdentifiersTests
{
    [Theory]
    [InlineData("order 8190123456789012 is late", "8190123456789012")]
    [InlineData("订单8190123456789012怎么还没发货", "8190123456789012")]
    [InlineData("8190 1234 5678 9012", "8190123456789012")]
    [InlineData("8190-1234-5678-9012.", "8190123456789012")]
    [InlineData("８１９０１２３４５６７８９０１２", "8190123456789012")]
    [InlineData("٨١٩٠١٢٣٤٥٦٧٨٩٠١٢", "8190123456789012")]
    [InlineData("8190 1234 5678 9012 200", "8190123456789012")]
    [InlineData("3 8190 1234 5678 9012", "8190123456789012")]
    [InlineData("no8190123456789012", "8190123456789012")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("30123456789012345", "30123456789012345")]
    [InlineData("4012345678901234", "4012345678901234")]
    public void Order_numbers_are_found_however_they_are_written(string text, string number) =>
        Assert.Equal([number], Values(text, IdentifierKind.OrderNumber));

    [Theory]
    [InlineData("81901234567890123456")]
    [InlineData("401234567890123")]
    [InlineData("1234 5678 9012 3456 7890")]
    [InlineData("1234-5678-9012-3456-7890")]
    [InlineData("0.8190123456789012")]
    [InlineData("13800138000 2026")]
    [InlineData("SKU8190123456789012")]
    [InlineData("2026-11-20 10:30")]
    public void Part_of_something_longer_is_no_order_number(string text) =>
        Assert.Empty(Values(text, IdentifierKind.OrderNumber));

    [Theory]
    [InlineData("AE-ERR-403", "AE-ERR-403")]
    [InlineData("报错ae-err-4031了", "AE-ERR-4031")]
    [InlineData("LBL-PRT-0091,", "LBL-PRT-0091")]
    [InlineData("ＡＥ－ＥＲＲ－４０３", "AE-ERR-403")]
    [InlineData("(AE‑ERR‑403)", "AE-ERR-403")]
    public void Error_codes_come_out_in_upper_case(string text, string code) =>
        Assert.Equal([code], Values(text, IdentifierKind.ErrorCode));

    [Theory]
    [InlineData("pre-sale-2026")]
    [InlineData("A-ERR-403")]
    [InlineData("AE-ERR-403123")]
    [InlineData("XAE-ERRORS-403")]
    [InlineData("AE-ERR-403-B2")]
    [InlineData("state-of-the-art")]
    public void What_only_looks_like_an_error_code_is_left(string text) =>
        Assert.Empty(Values(text, IdentifierKind.ErrorCode));

    [Theory]
    [InlineData("RR123456785CN", "RR123456785CN")]
    [InlineData("rr123456785cn", "RR123456785CN")]
    [InlineData("单号RR 123 456 785 CN", "RR123456785CN")]
    [InlineData("LP00123456789012", "LP00123456789012")]
    [InlineData("LP001234567890123456", "LP001234567890123456")]
    [InlineData("YT2412345678901234", "YT2412345678901234")]
    public void Tracking_numbers_of_three_kinds_are_found(string text, string number) =>
        Assert.Equal([number], Values(text, IdentifierKind.TrackingNumber));

    [Theory]
    [InlineData("RR123456784CN")]
    [InlineData("LP0012345678901")]
    [InlineData("YT24123456789012345")]
    [InlineData("XRR123456785CN")]
    public void A_wrong_check_digit_or_length_is_no_tracking_number(string text) =>
        Assert.Empty(Values(text, IdentifierKind.TrackingNumber));

    [Fact]
    public void Exactly_one_check_digit_is_right_for_any_eight_digits() => Gen.Int[0, 99_999_999].Sample(serial =>
    {
        string[] right = [.. Enumerable.Range(0, 10).Select(c => $"LX{serial:00000000}{c}DE").Where(n => Identifiers.Find(n).Any(i => i.Kind == IdentifierKind.TrackingNumber))];
        return right.Length == 1;
    });

    [Theory]
    [InlineData("¥12,846.50", "12846.50 CNY")]
    [InlineData("￥１２，８４６．５０", "12846.50 CNY")]
    [InlineData("USD 1940.20", "1940.20 USD")]
    [InlineData("3.200,50 €", "3200.50 EUR")]
    [InlineData("200块", "200 CNY")]
    [InlineData("还差200块钱没到", "200 CNY")]
    [InlineData("12,846元", "12846 CNY")]
    [InlineData("1.2万元", "12000 CNY")]
    [InlineData("US$1,940.20", "1940.20 USD")]
    [InlineData("R$ 1.234,56", "1234.56 BRL")]
    [InlineData("1 234,56 ₽", "1234.56 RUB")]
    [InlineData("15 000 рублей", "15000 RUB")]
    [InlineData("1240 usd", "1240 USD")]
    [InlineData("$20 USD", "20 USD")]
    [InlineData("¥200元", "200 CNY")]
    [InlineData("3000 TL", "3000 TRY")]
    [InlineData("5만원", "50000 KRW")]
    [InlineData("1,234,567.8 EUR", "1234567.8 EUR")]
    [InlineData("45 euros", "45 EUR")]
    [InlineData("0,99 €", "0.99 EUR")]
    public void Amounts_are_read_in_Western_and_Chinese_writing(string text, string amount) =>
        Assert.Equal([amount], Values(text, IdentifierKind.Amount));

    [Theory]
    [InlineData("3 days")]
    [InlineData("5 try")]
    [InlineData("48 h")]
    [InlineData("40 eurovans")]
    [InlineData("10 usdt")]
    [InlineData("the sum")]
    public void Numbers_without_a_currency_are_no_amounts(string text) =>
        Assert.Empty(Values(text, IdentifierKind.Amount));

    [Theory]
    [InlineData("R-4F7K-92QD", "R-4F7K-92QD")]
    [InlineData("case r-4f7k-92qd please", "R-4F7K-92QD")]
    [InlineData("工单R-4F7K-92QD。", "R-4F7K-92QD")]
    public void Case_numbers_are_found(string text, string number) =>
        Assert.Equal([number], Values(text, IdentifierKind.CaseNumber));

    [Theory]
    [InlineData("r-shop-help")]
    [InlineData("R-4F7K-92QDX")]
    [InlineData("AR-4F7K-92QD")]
    public void What_only_looks_like_a_case_number_is_left(string text) =>
        Assert.Empty(Values(text, IdentifierKind.CaseNumber));

    [Fact]
    public void A_story_with_everything_in_it_keeps_places()
    {
        const string text = "Order 8190 1234 5678 9012 (RR123456785CN), AE-ERR-403: USD 1940.20 missing, see R-4F7K-92QD";
        IReadOnlyList<Identifier> found = Identifiers.Find(text);
        Assert.Equal(
            [IdentifierKind.OrderNumber, IdentifierKind.TrackingNumber, IdentifierKind.ErrorCode, IdentifierKind.Amount, IdentifierKind.CaseNumber],
            found.Select(i => i.Kind));
        Assert.Equal(
            ["8190 1234 5678 9012", "RR123456785CN", "AE-ERR-403", "USD 1940.20", "R-4F7K-92QD"],
            found.Select(i => text.Substring(i.Start, i.Length)));
    }

    [Fact]
    public void Any_text_gives_ordered_places_inside_it() => Gen.String[Gen.Char["0123456789 -.,AERRCNLPYT¥€元块万$usdＡ８٣\uD83D"], 0, 80].Sample(text =>
    {
        int end = 0;
        foreach (Identifier found in Identifiers.Find(text))
        {
            if (found.Start < end || found.Length <= 0 || found.Start + found.Length > text.Length) return false;
            end = found.Start + found.Length;
        }

        return true;
    });

    [Fact]
    public void A_planted_order_number_is_found_between_any_words() =>
        Gen.Select(Gen.Long[8_000_000_000_000_000, 8_999_999_999_999_999], Gen.String[Gen.Char["abcdefgh"], 1, 8], Gen.Int[0, 2]).Sample((number, word, style) =>
        {
            string digits = number.ToString();
            string separator = style switch { 0 => "", 1 => " ", _ => "-" };
            string written = string.Join(separator, digits.Chunk(4).Select(c => new string(c)));
            return Values($"{word}: {written}, {word}", IdentifierKind.OrderNumber).SequenceEqual([digits]);
        });

    [Theory]
    [InlineData("1 1 1 1 ")]
    [InlineData("12-34-")]
    [InlineData("1,")]
    [InlineData("9")]
    [InlineData("R-4F")]
    [InlineData("RR 12 ")]
    [InlineData("$1.")]
    public void Long_hostile_text_takes_no_long_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Identifiers.Find(text);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }

    private static IEnumerable<string> Values(string text, IdentifierKind kind) =>
        Identifiers.Find(text).Where(i => i.Kind == kind).Select(i => i.Value);
}
