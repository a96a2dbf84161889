using Microsoft.AspNetCore.Identity;

namespace Dragoman.Desk.Accounts;

public enum Role { Seller, Partner, Agent, Lead, Mediator, Advisor, Admin }

/// <summary>Somebody who signs in: one role; a seller's store, a partner's firm or a staff profile beside it.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public required string Name { get; set; }
    public required Role Role { get; set; }
    public Guid? SellerId { get; set; }
    public Guid? FirmId { get; set; }

    /// <summary>Language of the pages, ISO 639-1; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>IANA zone in which times are shown.</summary>
    public string TimeZone { get; set; } = "UTC";
    public DateTime CreatedAt { get; set; }

    /// <summary>Switched off by an administrator; tokens and sign-in end at once.</summary>
    public DateTime? DisabledAt { get; set; }

    public Seller? Seller { get; set; }
    public PartnerFirm? Firm { get; set; }
    public StaffProfile? Staff { get; set; }
}

/// <summary>A store on the marketplace.</summary>
public sealed class Seller
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string StoreName { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }
    public string? City { get; set; }

    /// <summary>ISO 639-1 codes, the preferred one first, separated by blanks.</summary>
    public required string Languages { get; set; }
    public required string TimeZone { get; set; }
    public required DateOnly ActiveSince { get; set; }

    /// <summary>Service rating from 0 to 5, as the marketplace reports it.</summary>
    public decimal? Rating { get; set; }

    public string Language => Languages.Split(' ')[0];
}

public sealed class PartnerFirm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string Country { get; set; }
    public required DateOnly CertifiedSince { get; set; }
}

/// <summary>What routing needs to know of a member of staff.</summary>
public sealed class StaffProfile
{
    public required Guid AccountId { get; set; }

    /// <summary>ISO 639-1 codes separated by blanks.</summary>
    public required string Languages { get; set; }

    /// <summary>Areas (queues) separated by blanks; empty takes all.</summary>
    public string Areas { get; set; } = "";

    /// <summary>Shifts as "zone|days|start|end", for example "Asia/Shanghai|1-5|09:00|18:00"; several separated by ';'.</summary>
    public required string Shifts { get; set; }
    public int Capacity { get; set; }

    /// <summary>Set while the member takes no new cases.</summary>
    public bool Away { get; set; }

    public bool Speaks(string language) => Languages.Split(' ').Contains(language);
    public bool Takes(string area) => Areas.Length == 0 || Areas.Split(' ').Contains(area);
}

/// <summary>A key for programs. Only its hash is kept.</summary>
public sealed class ApiToken
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid AccountId { get; set; }
    public Account? Account { get; set; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the key.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The key's last four characters, so that its owner can tell it from others.</summary>
    public required string Tail { get; set; }
    public required DateTime CreatedAt { get; set; }
    public DateTime? ExpiresAt { get; set; }
    public DateTime? LastUsedAt { get; set; }
    public DateTime? RevokedAt { get; set; }
}
