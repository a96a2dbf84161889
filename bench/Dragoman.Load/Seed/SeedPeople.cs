using System.Globalization;
using System.Security.Cryptography;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Desk.Files;
using Dragoman.Desk.Orders;

namespace Dragoman.Load.Seed;

/// <summary>Sellers with orders, agents round the clock, two leads; a token for each.</summary>
internal sealed class SeedPeople
{
    private const int Sellers = 400, OrdersEach = 40, Agents = 24, Leads = 2;

    internal sealed record Store(Seller Seller, Account Account, StoredFile File, string Token, string Language, IReadOnlyList<string> Orders);

    private readonly DateTime _now;

    public SeedPeople(DateTime now, Random random)
    {
        _now = now;
        for (var i = 0; i < Sellers; i++)
            Stores.Add(NewStore(i, random));
        for (var i = 0; i < Agents; i++)
            AgentTokens.Add(NewStaff($"agent{i}", Role.Agent));
        for (var i = 0; i < Leads; i++)
            NewStaff($"lead{i}", Role.Lead);
    }

    public List<object> Rows { get; } = [];
    public List<Store> Stores { get; } = [];
    public List<Guid> AgentIds { get; } = [];
    public List<string> AgentTokens { get; } = [];

    /// <summary>Some stores write far more often than others.</summary>
    public Store Pick(Random random) => Stores[(int)(Math.Pow(random.NextDouble(), 1.6) * Stores.Count)];

    private Store NewStore(int i, Random random)
    {
        var language = random.Next(100) switch { < 68 => "zh", < 78 => "en", < 87 => "es", < 92 => "pt", < 95 => "tr", < 97 => "ko", < 98 => "ar", < 99 => "de", _ => "ja" };
        var seller = new Seller { StoreName = $"Store {i} {Guid.NewGuid():N}"[..16], Country = language == "zh" ? "CN" : "ES", Languages = language, TimeZone = "Asia/Shanghai", ActiveSince = new DateOnly(2020, 1, 1), Rating = 4.6m };
        Rows.Add(seller);
        var account = NewAccount($"seller{i}", Role.Seller, language, seller.Id);
        var file = new StoredFile
        {
            OwnerId = account.Id,
            SellerId = seller.Id,
            Name = "screenshot.png",
            MediaType = "image/png",
            Bytes = 200_000,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i))),
            Width = 1280,
            Height = 800,
            UploadedAt = _now.AddDays(-370),
        };
        Rows.Add(file);
        var orders = Enumerable.Range(0, OrdersEach).Select(n => (8_190_000_000_000_000 + (i * OrdersEach + n) * 60_013L).ToString(CultureInfo.InvariantCulture)).ToList();
        Rows.AddRange(orders.Select(n => new Order { Number = n, SellerId = seller.Id, PlacedAt = _now.AddDays(-random.Next(1, 380)), AmountMinor = random.Next(300, 30_000), Currency = "USD", Status = "shipped" }));
        return new Store(seller, account, file, NewToken(account), language, orders);
    }

    private string NewStaff(string name, Role role)
    {
        var account = NewAccount(name, role, "en", null);
        Rows.Add(new StaffProfile { AccountId = account.Id, Languages = "zh en es pt ru fr de it tr ja ko ar", Shifts = "UTC|1-7|00:00|12:00;UTC|1-7|12:00|00:00", Capacity = 60 });
        if (role == Role.Agent)
            AgentIds.Add(account.Id);
        return NewToken(account);
    }

    private Account NewAccount(string name, Role role, string language, Guid? seller)
    {
        var email = $"{name}@load.example";
        var account = new Account
        {
            Name = name,
            Role = role,
            SellerId = seller,
            Language = language,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = _now.AddDays(-400),
        };
        Rows.Add(account);
        return account;
    }

    private string NewToken(Account account)
    {
        var key = "dgm_" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 40);
        Rows.Add(new ApiToken { AccountId = account.Id, Name = "load", Hash = IssueToken.HashOf(key), Tail = key[^4..], CreatedAt = _now });
        return key;
    }
}
