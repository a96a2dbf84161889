namespace Dragoman.Desk.Accounts;

/// <summary>Who acts. Every handler that is not open to all takes one and decides by it.</summary>
public sealed record Actor(Guid AccountId, Role Role, string Name, string Language, string TimeZone, Guid? SellerId = null, Guid? FirmId = null)
{
    /// <summary>Somebody who has not signed in.</summary>
    public static readonly Actor Anonymous = new(Guid.Empty, (Role)(-1), "", "en", "UTC");

    public bool SignedIn => AccountId != Guid.Empty;
    public bool IsSeller => Role == Role.Seller && SellerId is not null;

    /// <summary>Reads every seller's cases.</summary>
    public bool IsStaff => Role is Role.Agent or Role.Lead or Role.Mediator or Role.Advisor or Role.Admin;

    /// <summary>Answers and changes cases. Mediators decide disputes and only read the rest.</summary>
    public bool WorksCases => Role is Role.Agent or Role.Lead or Role.Advisor or Role.Admin;
    public bool Leads => Role is Role.Lead or Role.Admin;
    public bool Administers => Role is Role.Admin;

    public static Actor Of(Account a, string defaultLanguage) => Of(a, a.Seller, defaultLanguage);

    /// <param name="seller">The account's store, for its language.</param>
    public static Actor Of(Account a, Seller? seller, string defaultLanguage) => new(
        a.Id, a.Role, a.Name, a.Language ?? seller?.Language ?? defaultLanguage, a.TimeZone, a.SellerId, a.FirmId);
}
