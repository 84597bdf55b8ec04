using LaDeclaration.Register.Data.Postgres;
using LaDeclaration.Register.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LaDeclaration.Register.Data;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Configures EF Core and the services for either database.</summary>
public static class RegisterDatabase
{
    // Identity reads its schema version from the application's services; without it the model has no passkeys.
    private static readonly IServiceProvider IdentityTables = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static DbContextOptionsBuilder<TContext> UseRegister<TContext>(this DbContextOptionsBuilder<TContext> options, DatabaseProvider provider, string connectionString)
        where TContext : RegisterDbContext
    {
        Configure(options, provider, connectionString);
        return options;
    }

    public static IServiceCollection AddRegister(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        if (provider == DatabaseProvider.Sqlite)
            Add<SqliteRegisterDbContext>(services, provider, connectionString);
        else
            Add<PostgresRegisterDbContext>(services, provider, connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<NewestRevisionCache>();
        services.AddSingleton<RegisterIndexes>();
        services.AddSingleton<CitationCounts>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<ImportLocks>();
        services.AddSingleton<Seeding.Seeder>();
        services.AddSingleton(new DatabasePreparation(provider, connectionString));
        return services;
    }

    private static void Add<TContext>(IServiceCollection services, DatabaseProvider provider, string connectionString)
        where TContext : RegisterDbContext
    {
        services.AddDbContextFactory<TContext>((all, options) =>
        {
            Configure(options, provider, connectionString);
            // The services above have no logger factory, and would hide EF Core's warnings.
            options.UseLoggerFactory(all.GetService<ILoggerFactory>()).AddInterceptors(all.GetServices<IInterceptor>());
        });
        services.AddSingleton<RegisterDbContextFactory>(all => all.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext);
        services.AddScoped<RegisterDbContext>(all => all.GetRequiredService<TContext>());
    }

    private static void Configure(DbContextOptionsBuilder options, DatabaseProvider provider, string connectionString)
    {
        options.UseApplicationServiceProvider(IdentityTables);
        // Warnings, not errors: many of these failures are unique clashes that the caller handles.
        options.ConfigureWarnings(events => events.Log(
            (RelationalEventId.CommandError, LogLevel.Warning), (CoreEventId.SaveChangesFailed, LogLevel.Warning), (CoreEventId.QueryIterationFailed, LogLevel.Warning)));
        // A list is one parameter, because databases limit the number of parameters and a change set may have more rows.
        if (provider == DatabaseProvider.Sqlite)
            options.UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqlitePragmaInterceptor());
        else
            options.UseNpgsql(connectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
    }
}

/// <summary>Creates a context that the caller disposes, for work outside the request's own context.</summary>
public delegate RegisterDbContext RegisterDbContextFactory();
