using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.List;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Postgres;

public static class PostgresDesk
{
    public static IServiceCollection AddPostgresDesk(this IServiceCollection services, string connection)
    {
        services.AddSingleton<ICaseSearch, PostgresCaseSearch>();
        return services.AddDbContextPool<DeskContext>(o => Configure(o, connection));
    }

    public static void Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, o => o.MigrationsAssembly(typeof(PostgresDesk).Assembly)).UseSnakeCaseNamingConvention();

    /// <summary>For the migration tool.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<DeskContext>
    {
        public DeskContext CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<DeskContext>().UseApplicationServiceProvider(DeskContext.DesignServices);
            Configure(options, "Host=localhost;Database=design");
            return new DeskContext((DbContextOptions<DeskContext>)options.Options);
        }
    }
}

/// <summary>tsvector over the prepared tokens.</summary>
public sealed class PostgresCaseSearch : ICaseSearch
{
    public IQueryable<CaseText> Matching(DeskContext db, IReadOnlyList<string> terms)
    {
        var query = string.Join(" & ", terms);
        return db.CaseTexts.FromSql($"SELECT id, case_id, tokens FROM case_texts WHERE words @@ to_tsquery('simple', {query})").AsNoTracking();
    }
}
