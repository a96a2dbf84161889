using Dragoman.Desk.Accounts;
using Dragoman.Desk.Assistant;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Files;
using Dragoman.Desk.Help;
using Dragoman.Desk.Notices;
using Dragoman.Desk.Orders;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk;

/// <summary>The one context of the desk; SQLite and PostgreSQL bring their migrations in projects of their own.</summary>
public sealed class DeskContext(DbContextOptions<DeskContext> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<AgreementVersion> AgreementVersions => Set<AgreementVersion>();
    public DbSet<Seller> Sellers => Set<Seller>();
    public DbSet<PartnerFirm> PartnerFirms => Set<PartnerFirm>();
    public DbSet<StaffProfile> StaffProfiles => Set<StaffProfile>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseClock> CaseClocks => Set<CaseClock>();
    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();
    public DbSet<CaseText> CaseTexts => Set<CaseText>();
    public DbSet<CaseViewer> CaseViewers => Set<CaseViewer>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<ArticleFeedback> ArticleFeedback => Set<ArticleFeedback>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<ConversationTurn> ConversationTurns => Set<ConversationTurn>();
    public DbSet<RequestDraft> RequestDrafts => Set<RequestDraft>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What the model reads from the host's services; the migration tool has no host.</summary>
    public static IServiceProvider DesignServices { get; } = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Role>().HaveConversion<string>().HaveMaxLength(20);
        conventions.Properties<AuthorKind>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<AgreementVersion>().HasKey(v => v.Version);

        model.Entity<Account>(a =>
        {
            a.ToTable("accounts");
            a.HasOne(x => x.Seller).WithMany().HasForeignKey(x => x.SellerId).OnDelete(DeleteBehavior.Restrict);
            a.HasOne(x => x.Firm).WithMany().HasForeignKey(x => x.FirmId).OnDelete(DeleteBehavior.Restrict);
            a.HasOne(x => x.Staff).WithOne().HasForeignKey<StaffProfile>(s => s.AccountId);
            a.HasIndex(x => x.NormalizedEmail).IsUnique();
            a.HasIndex(x => x.Role);
        });
        model.Entity<StaffProfile>().HasKey(s => s.AccountId);
        model.Entity<Seller>().Property(s => s.Rating).HasPrecision(3, 2);
        model.Entity<ApiToken>().HasIndex(t => t.Hash).IsUnique();

        model.Entity<Order>(o =>
        {
            o.HasKey(x => x.Number);
            o.Property(x => x.Number).HasMaxLength(24);
            o.HasIndex(x => new { x.SellerId, x.PlacedAt });
        });
        model.Entity<StoredFile>().HasIndex(f => f.SellerId);

        model.Entity<Case>(c =>
        {
            c.Property(x => x.Version).IsConcurrencyToken();
            c.HasIndex(x => x.Number).IsUnique();
            c.HasIndex(x => new { x.Stage, x.SortKey, x.Id });
            c.HasIndex(x => new { x.AssigneeId, x.Stage, x.SortKey, x.Id }).HasFilter("assignee_id IS NOT NULL");
            c.HasIndex(x => new { x.Stage, x.SortKey, x.Id }, "ix_cases_unassigned").HasFilter("assignee_id IS NULL");
            c.HasIndex(x => new { x.Area, x.Stage, x.SortKey, x.Id });
            c.HasIndex(x => new { x.Status, x.SortKey, x.Id });
            c.HasIndex(x => new { x.SellerId, x.UpdatedAt, x.Id });
            c.HasIndex(x => new { x.SortKey, x.Id });
            c.HasIndex(x => x.OrderNumber);
            c.HasIndex(x => x.OpenedAt);
            c.HasIndex(x => x.MergedIntoId).HasFilter("merged_into_id IS NOT NULL");
            c.HasIndex(x => new { x.SortKey, x.Id }, "ix_cases_breached").HasFilter("breached");
        });
        model.Entity<CaseEvent>().HasKey(e => new { e.CaseId, e.Sequence });
        model.Entity<CaseClock>(c =>
        {
            c.HasKey(x => new { x.CaseId, x.Metric });
            c.HasIndex(x => x.DueAt).HasFilter("breached_at IS NULL AND due_at IS NOT NULL");
            c.HasIndex(x => x.WarnAt).HasFilter("warned_at IS NULL AND breached_at IS NULL AND warn_at IS NOT NULL");
        });
        model.Entity<CaseFile>(f =>
        {
            f.HasKey(x => new { x.CaseId, x.Sequence, x.FileId });
            f.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CaseText>().HasIndex(t => t.CaseId).IsUnique();
        model.Entity<CaseViewer>().HasKey(v => new { v.CaseId, v.AccountId });
        model.Entity<SavedView>().HasIndex(v => v.OwnerId);

        model.Entity<ArticleFeedback>().HasIndex(f => new { f.Topic, f.Language });
        model.Entity<ConversationTurn>().HasIndex(t => new { t.ConversationId, t.At });
        model.Entity<RequestDraft>().HasIndex(d => new { d.AccountId, d.UpdatedAt });
        model.Entity<Notice>().HasIndex(n => new { n.AccountId, n.At });
        model.Entity<Notice>().HasIndex(n => n.AccountId, "ix_notices_unread").HasFilter("read_at IS NULL");
        model.Entity<IdempotentAnswer>().HasKey(i => new { i.AccountId, i.Key });
        model.Entity<IdempotentAnswer>().HasIndex(i => i.At);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>What was answered to a POST that carried an Idempotency-Key, so that its repetition gets the same answer.</summary>
public sealed class IdempotentAnswer
{
    public required Guid AccountId { get; set; }
    public required string Key { get; set; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is refused.</summary>
    public required string Fingerprint { get; set; }
    public int Status { get; set; }
    public string Body { get; set; } = "";
    public string? Location { get; set; }
    public required DateTime At { get; set; }
}
