namespace Dragoman.Web.Faces;

/// <summary>Each language by its own name, in the order in which they are offered.</summary>
public static class LanguageNames
{
    private static readonly (string Code, string Name)[] Known =
    [
        ("zh", "中文"), ("en", "English"), ("es", "Español"), ("pt", "Português"), ("ru", "Русский"), ("fr", "Français"),
        ("de", "Deutsch"), ("it", "Italiano"), ("tr", "Türkçe"), ("ja", "日本語"), ("ko", "한국어"), ("ar", "العربية"),
    ];

    public static string Of(string code) => Known.FirstOrDefault(k => k.Code == code).Name ?? code;

    public static IEnumerable<(string Code, string Name)> Among(IReadOnlyCollection<string> codes) => Known.Where(k => codes.Contains(k.Code));

    public static string DirectionOf(string code) => code == "ar" ? "rtl" : "ltr";
}
