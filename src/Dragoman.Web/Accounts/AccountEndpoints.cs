using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Profile;
using Dragoman.Desk.Accounts.Register;
using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Desk.Health.Figures;
using Dragoman.Desk.Policies;
using Dragoman.Web.Api;

namespace Dragoman.Web.Accounts;

public static class AccountEndpoints
{
    [ApiBody] public sealed record TokenBody(string? Name, int? DaysValid, Guid? AccountId);
    [ApiBody] public sealed record ProfileBody(string? Language, string? TimeZone);
    [ApiBody] public sealed record AwayBody(bool Away);
    [ApiBody] public sealed record EnabledBody(bool Enabled);
    [ApiBody]
    public sealed record AccountBody(string? Email, string? Name, Role Role, string? Password, string? Language, string? TimeZone,
        RegisterAccount.SellerDetails? Seller, RegisterAccount.StaffDetails? Staff, RegisterAccount.FirmDetails? Firm);

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me");
        me.MapGet("", (HttpContext http) => Answer.Ok(http.User.Actor()));
        me.MapPatch("", async (ProfileBody body, ChangeProfile change, HttpContext http, CancellationToken ct) =>
            (await change.Handle(new ChangeProfile.Command(body.Language, body.TimeZone), http.User.Actor(), ct)).NoContent(http));
        me.MapPut("/availability", async (AwayBody body, ChangeAvailability change, HttpContext http, CancellationToken ct) =>
            (await change.Handle(body.Away, http.User.Actor(), ct)).NoContent(http));

        var tokens = api.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", async (bool? all, ListTokens list, HttpContext http, CancellationToken ct) => (await list.Handle(all == true, http.User.Actor(), ct)).Ok(http));
        tokens.MapPost("", async (TokenBody body, IssueToken issue, HttpContext http, CancellationToken ct) =>
            // A key must not prolong its own life; only an administrator's may issue keys, for programs that set up others.
            http.User.HasClaim(c => c.Type == "token") && !http.User.Actor().Administers
                ? Answers.Problem(http, Desk.Refusal.Forbidden)
                : (await issue.Handle(new IssueToken.Command(body.Name, body.DaysValid, body.AccountId), http.User.Actor(), ct)).As(http, t => Answer.Created($"/api/v1/tokens/{t.Id}", t)));
        tokens.MapDelete("/{id:guid}", async (Guid id, RevokeToken revoke, HttpContext http, CancellationToken ct) => (await revoke.Handle(id, http.User.Actor(), ct)).NoContent(http));

        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", async (Role? role, string? q, ListAccounts list, HttpContext http, CancellationToken ct) => (await list.Handle(role, q, http.User.Actor(), ct)).Ok(http));
        accounts.MapPost("", async (AccountBody b, RegisterAccount register, HttpContext http, CancellationToken ct) =>
            (await register.Handle(new RegisterAccount.Command(b.Email, b.Name, b.Role, b.Password, b.Language, b.TimeZone) { Seller = b.Seller, Staff = b.Staff, Firm = b.Firm }, http.User.Actor(), ct))
            .As(http, id => Answer.Created($"/api/v1/accounts/{id}", new { id }))).Creates();
        accounts.MapPut("/{id:guid}/enabled", async (Guid id, EnabledBody body, SwitchAccount change, HttpContext http, CancellationToken ct) =>
            (await change.Handle(id, body.Enabled, http.User.Actor(), ct)).NoContent(http));

        api.MapGet("/colleagues", async (ListColleagues list, HttpContext http, CancellationToken ct) => (await list.Handle(http.User.Actor(), ct)).Ok(http)).WithTags("Accounts");
        api.MapGet("/team", async (TeamLoad load, HttpContext http, CancellationToken ct) => (await load.Handle(http.User.Actor(), ct)).Ok(http)).WithTags("Health");
        api.MapGet("/policy", (Policy policy, HttpContext http) => http.User.Actor().Administers
            ? Answer.Ok(new { policy.Name, policy.Version, policy.InForceSince, policy.Agreement, policy.Intake, policy.Topics, policy.Uploads, policy.Lifecycle })
            : Answers.Problem(http, Desk.Refusal.Forbidden)).WithTags("Policy");
    }
}
