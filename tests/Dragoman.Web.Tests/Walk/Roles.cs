using Dragoman.Desk.Accounts;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests.Walk;

/// <summary>Everybody who may come to a door; in this order stand the answers of the table.</summary>
public enum Visitor { Nobody, Owner, OtherSeller, Partner, Agent, Lead, Mediator, Advisor, Admin }

/// <summary>The people of the walk.</summary>
public sealed record Cast(WebDesk Desk, Person Owner, Person Other, Person Partner, IReadOnlyDictionary<Role, Person> Staff)
{
    public static async Task<Cast> Gather(WebDesk desk)
    {
        var staff = new Dictionary<Role, Person> { [Role.Admin] = desk.Admin };
        foreach (var role in new[] { Role.Agent, Role.Lead, Role.Mediator, Role.Advisor })
            staff[role] = await desk.Staff(role);
        return new Cast(desk, await desk.Seller($"{Scene.Secret} store"), await desk.Seller(), await desk.Partner(), staff);
    }

    public Person? Of(Visitor visitor) => visitor switch
    {
        Visitor.Nobody => null,
        Visitor.Owner => Owner,
        Visitor.OtherSeller => Other,
        Visitor.Partner => Partner,
        _ => Staff[Enum.Parse<Role>(visitor.ToString())],
    };
}
