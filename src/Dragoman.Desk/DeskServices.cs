using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.SetUp;
using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Files;
using Dragoman.Desk.Files.Open;
using Dragoman.Desk.Help;
using Dragoman.Desk.Notices;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Dragoman.Desk;

/// <summary>Where the desk finds its files.</summary>
/// <param name="Policy">The policy file.</param>
/// <param name="CannedReplies">The file of prepared replies.</param>
/// <param name="Help">The folder of articles.</param>
/// <param name="Files">The folder of uploads.</param>
public sealed record DeskPaths(string Policy, string CannedReplies, string Help, string Files);

public static class DeskServices
{
    /// <summary>Adds the desk; the caller adds the context for its database.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, DeskPaths paths)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => PolicyFile.Load(paths.Policy));
        services.AddSingleton(_ => CannedReplies.Load(paths.CannedReplies));
        services.AddSingleton<PolicyArchive>();
        services.AddSingleton(s => new HelpLibrary(paths.Help, s.GetRequiredService<Policy>(), s.GetRequiredService<ILogger<HelpLibrary>>()));
        services.AddSingleton(new FileStore(paths.Files));
        services.AddSingleton<TokenDirectory>();
        services.AddSingleton<SetUpCode>();
        services.AddSingleton<CaseClocks>();
        services.AddSingleton(_ => new CaseNumbers());
        services.AddScoped<CaseLog>();
        services.AddScoped<ICaseListener, CaseNotices>();
        services.AddScoped<IFileGrant, CaseFileGrant>();
        services.AddScoped<IntakeLookup>();
        foreach (var handler in Handlers)
            services.AddScoped(handler);
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
            o.Password.RequiredLength = 10;
            o.Password.RequireNonAlphanumeric = false;
            o.Password.RequireUppercase = false;
            o.Password.RequireLowercase = false;
            o.Password.RequireDigit = false;
            o.Password.RequiredUniqueChars = 4;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<DeskContext>().AddDefaultTokenProviders();
        return services;
    }

    /// <summary>Every class of the desk with a method Handle is a handler.</summary>
    public static IEnumerable<Type> Handlers => typeof(DeskServices).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true } && t.GetMethods().Any(m => m.Name == "Handle" && m.DeclaringType == t));
}
