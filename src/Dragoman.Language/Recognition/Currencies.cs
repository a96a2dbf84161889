namespace Dragoman.Language;

/// <summary>A currency as it was written in a text.</summary>
internal readonly record struct CurrencyMark(string Text, string Code, int Length);

/// <summary>How sellers write currencies, longest spelling first. The bare dollar is USD, the bare ¥ is CNY: most sellers are in China.</summary>
internal static class Currencies
{
    private static readonly (string Text, string Code)[] Signs =
    [
        ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("MX$", "MXN"), ("R$", "BRL"), ("C$", "CAD"), ("A$", "AUD"),
        ("$", "USD"), ("¥", "CNY"), ("€", "EUR"), ("£", "GBP"), ("₽", "RUB"), ("₩", "KRW"), ("₺", "TRY"), ("₹", "INR"),
        ("人民币", "CNY"),
    ];

    private static readonly (string Text, string Code)[] Codes =
    [
        ("CNY", "CNY"), ("RMB", "CNY"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"), ("RUB", "RUB"), ("BRL", "BRL"),
        ("JPY", "JPY"), ("KRW", "KRW"), ("TRY", "TRY"), ("MXN", "MXN"), ("PLN", "PLN"), ("SAR", "SAR"), ("AED", "AED"),
        ("CAD", "CAD"), ("AUD", "AUD"), ("HKD", "HKD"), ("CHF", "CHF"), ("INR", "INR"),
    ];

    private static readonly (string Text, string Code)[] Words =
    [
        ("块钱", "CNY"), ("人民币", "CNY"), ("元人民币", "CNY"), ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"),
        ("卢布", "RUB"), ("日元", "JPY"), ("韩元", "KRW"), ("元", "CNY"), ("块", "CNY"), ("円", "JPY"), ("ドル", "USD"),
        ("ユーロ", "EUR"), ("달러", "USD"), ("유로", "EUR"), ("원", "KRW"), ("دولار", "USD"), ("يورو", "EUR"), ("ريال", "SAR"),
        ("درهم", "AED"), ("دوالر", "USD"), ("يوان", "CNY"),
        ("dollars", "USD"), ("dollar", "USD"), ("dólares", "USD"), ("dolares", "USD"), ("dólar", "USD"), ("euros", "EUR"),
        ("euro", "EUR"), ("yuan", "CNY"), ("reais", "BRL"), ("рублей", "RUB"), ("рубля", "RUB"), ("руб", "RUB"),
        ("долларов", "USD"), ("доллара", "USD"), ("евро", "EUR"), ("юаней", "CNY"), ("dolar", "USD"), ("lira", "TRY"), ("TL", "TRY"),
    ];

    private static readonly (string Text, string Code)[] AfterNumber =
        [.. Signs.Concat(Words).OrderByDescending(w => w.Text.Length)];

    /// <summary>The mark that starts here and stands before a number.</summary>
    public static CurrencyMark? Before(string s, int at)
    {
        bool freshWord = at == 0 || !Scan.IsLetter(s[at - 1]);
        foreach ((string text, string code) in Signs)
        {
            if (Matches(s, at, text) && (freshWord || !Scan.IsLetter(text[0]))) return new CurrencyMark(text, code, text.Length);
        }

        return freshWord ? Code(s, at) : null;
    }

    /// <summary>The mark that starts here and stands after a number.</summary>
    public static CurrencyMark? After(string s, int at)
    {
        if (at >= s.Length || Scan.IsDigit(s[at])) return null;
        foreach ((string text, string code) in AfterNumber)
        {
            if (Matches(s, at, text) && Ends(s, at, text)) return new CurrencyMark(text, code, text.Length);
        }

        return Code(s, at) is { } mark && !Scan.IsWordAfter(s, at + mark.Length) ? mark : null;
    }

    private static CurrencyMark? Code(string s, int at)
    {
        foreach ((string text, string code) in Codes)
        {
            // "try" is an English word long before it is a currency.
            bool exact = text == "TRY";
            if (exact ? string.CompareOrdinal(s, at, text, 0, 3) == 0 : Matches(s, at, text)) return new CurrencyMark(text, code, 3);
        }

        return null;
    }

    private static bool Matches(string s, int at, string text) =>
        string.Compare(s, at, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Words of alphabets need their end; Chinese, Japanese and Korean ones and signs do not.</summary>
    private static bool Ends(string s, int at, string text)
    {
        int end = at + text.Length;
        bool alphabetic = text[^1] < 0x0700 && char.IsLetter(text[^1]);
        return !alphabetic || end >= s.Length || !(char.IsLetter(s[end]) && s[end] < 0x0700);
    }
}
