using Dragoman.Web.Accounts;

namespace Dragoman.Web.Texts;

/// <summary>Chooses the language of an answer: asked for in the address, the account's, the cookie's, the browser's, the default.</summary>
public static class ReaderLanguage
{
    public const string Cookie = "dragoman-language";
    private const string Item = "dragoman.language";

    public static void UseReaderLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var shelf = context.RequestServices.GetRequiredService<TextShelf>();
        context.Items[Item] = Choose(context, shelf);
        return next();
    });

    public static string Language(this HttpContext context) => context.Items[Item] as string ?? TextShelf.Fallback;

    public static Lang Texts(this HttpContext context) => context.RequestServices.GetRequiredService<TextShelf>().In(context.Language());

    private static string Choose(HttpContext context, TextShelf shelf)
    {
        var actor = context.User.Actor();
        var api = context.Request.Path.StartsWithSegments("/api");
        string?[] wishes =
        [
            context.Request.Query["lang"],
            api ? Accepted(context, shelf) : null,
            actor.SignedIn ? actor.Language : null,
            context.Request.Cookies[Cookie],
            Accepted(context, shelf),
        ];
        return wishes.FirstOrDefault(w => w is not null && shelf.Languages.Contains(w)) ?? TextShelf.Fallback;
    }

    private static string? Accepted(HttpContext context, TextShelf shelf) => context.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(shelf.Languages.Contains);
}
