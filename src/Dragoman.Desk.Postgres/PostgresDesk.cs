using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.List;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dragoman.Desk.Postgres;

public static class PostgresDesk
{
    public static IServiceCollection AddPostgresDesk(this IServiceCollection services, string connection)
    {
        services.AddSingleton<ICaseSearch, PostgresCaseSearch>();
        var tuned = Tuned(connection);
        return services.AddDbContextPool<DeskContext>(o => Configure(o, tuned));
    }

    /// <summary>
    /// Unless the connection string says otherwise: statements are parsed once per connection but planned for their values, because
    /// the plan for a rare word is not the one for a common word; and connections are not reset between uses, because the desk never
    /// changes a session.
    /// </summary>
    private static string Tuned(string connection)
    {
        var said = new NpgsqlConnectionStringBuilder(connection);
        var tuned = new NpgsqlConnectionStringBuilder(connection);
        if (!said.ContainsKey("Max Auto Prepare"))
            tuned.MaxAutoPrepare = 100;
        if (!said.ContainsKey("No Reset On Close"))
            tuned.NoResetOnClose = true;
        if (said.Options?.Contains("plan_cache_mode", StringComparison.Ordinal) != true)
            tuned.Options = $"{said.Options} -c plan_cache_mode=force_custom_plan".Trim();
        return tuned.ToString();
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
