using static Dragoman.Web.Tests.Walk.Doors;

namespace Dragoman.Web.Tests.Walk;

/// <summary>What each page and form answers to whom, in a browser. 302 leads to the sign-in page; a form without its own token is refused (400) before anything is done.</summary>
public static class OtherDoors
{
    public static IEnumerable<Door> All { get; } =
    [
        At("PAGE /", "200"),
        At("PAGE /not-found", "200"),
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
