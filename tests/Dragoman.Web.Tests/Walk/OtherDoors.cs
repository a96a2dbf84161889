using static Dragoman.Web.Tests.Walk.Doors;

namespace Dragoman.Web.Tests.Walk;

/// <summary>
/// What each page and form answers to whom, in a browser. 302 leads to the sign-in page; a form without its own token is
/// refused (400) before anything is done.
/// </summary>
public static class OtherDoors
{
    //                                 nobody owner other partner agent lead mediator advisor admin
    private const string SignedIn = "   302   200   200   200     200   200  200      200     200";
    private const string Sellers = "    302   200   200   302     302   302  302      302     302";
    private const string SellersOwn = " 302   200   404   302     302   302  302      302     302";
    private const string Staff = "      302   302   302   302     200   200  200      200     200";
    private const string Leads = "      302   302   302   302     302   200  302      302     200";
    private const string Admins = "     302   302   302   302     302   302  302      302     200";

    public static IEnumerable<Door> All { get; } =
    [
        At("PAGE /", "200 200 200 200 302 302 302 302 302"),
        At("PAGE /sign-in", "200"),
        At("PAGE /setup", "200"),
        At("PAGE /help", "200"),
        new("PAGE /help/{Language}", "200", Ask("/help/en")),
        new("PAGE /help/{Language}/{Topic}", "200", Ask("/help/en/support.phone")),
        new("PAGE /ask", "200", async s => ($"/ask?conversation={await s.Conversation()}", null)),
        At("PAGE /health", "200"),
        At("PAGE /docs/errors", "200"),
        new("PAGE /error/{Code:int}", "404", Ask("/error/404")),
        At("PAGE /not-found", "200"),

        At("PAGE /account", SignedIn),
        new("PAGE /notices", SignedIn, async s => ($"/notices?{await s.Notice()}", null)),
        new("PAGE /requests", Sellers, async s => ($"/requests?{await s.Number()}", null)),
        new("PAGE /requests/new", Sellers, async s => ($"/requests/new?draft={await s.Draft()}", null)),
        new("PAGE /requests/{Number}", SellersOwn, async s => ($"/requests/{await s.Number()}", null)),
        new("PAGE /requests/{Number}/sent", SellersOwn, async s => ($"/requests/{await s.Number()}/sent", null)),

        At("PAGE /desk", Staff),
        new("PAGE /desk/{Number}", Staff, async s => ($"/desk/{await s.Number()}", null)),
        At("PAGE /lead", Leads),
        At("PAGE /admin", Admins),
        At("PAGE /admin/users", Admins),
        At("PAGE /admin/tokens", Admins),
        At("PAGE /admin/policy", Admins),
        At("PAGE /admin/articles", Admins),

        new("POST /sign-out", "302", Ask("/sign-out")),
        new("POST /language", "400", Ask("/language", Form)),
        new("POST /account/passkey/request-options", "200", Ask("/account/passkey/request-options")),
        new("POST /account/passkey/creation-options", "302 200 200 200 200 200 200 200 200", Ask("/account/passkey/creation-options")),
        new("POST /account/passkey", "302 400 400 400 400 400 400 400 400", Ask("/account/passkey", Form)),
        new("POST /account/passkey/sign-in", "400", Ask("/account/passkey/sign-in", Form)),
        new("GET /sign-in/with-provider", "302", Ask("/sign-in/with-provider")),
        new("GET /sign-in/from-provider", "302", Ask("/sign-in/from-provider")),
    ];

    private static Dictionary<string, string> Form => new() { ["language"] = "en", ["credential"] = "{}" };
}
