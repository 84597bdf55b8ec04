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

/// <summary>The two databases the register runs on, told apart here and nowhere else.</summary>
public static class RegisterDatabase
{
    // Identity reads the version of its tables from the application's services; without it the model lacks the passkeys.
    private static readonly IServiceProvider IdentityTables = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static DbContextOptionsBuilder<TContext> UseRegister<TContext>(this DbContextOptionsBuilder<TContext> options, DatabaseProvider provider, string connectionString)
        where TContext : RegisterDbContext
    {
        Configure(options, provider, connectionString);
        return options;
    }

    /// <summary>Adds the context, a factory of fresh contextFactory, the publisher, search and what prepares the database at start.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        if (provider == DatabaseProvider.Sqlite)
            Add<SqliteRegisterDbContext>(services, provider, connectionString);
        else
            Add<PostgresRegisterDbContext>(services, provider, connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<NewestRevisionCache>();
        services.AddSingleton<SearchIndexes>();
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
            // The services given above have no log, and would keep what EF Core warns of from the application's.
            options.UseLoggerFactory(all.GetService<ILoggerFactory>()).AddInterceptors(all.GetServices<IInterceptor>());
        });
        services.AddSingleton<RegisterDbContextFactory>(all => all.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext);
        services.AddScoped<RegisterDbContext>(all => all.GetRequiredService<TContext>());
    }

    private static void Configure(DbContextOptionsBuilder options, DatabaseProvider provider, string connectionString)
    {
        options.UseApplicationServiceProvider(IdentityTables);
        // Whoever gives up logs an error; a clash that was expected and dealt with is none.
        options.ConfigureWarnings(events => events.Log(
            (RelationalEventId.CommandError, LogLevel.Warning), (CoreEventId.SaveChangesFailed, LogLevel.Warning), (CoreEventId.QueryIterationFailed, LogLevel.Warning)));
        // A list is one parameter: a database takes only so many, and a change set may hold more rows than that.
        if (provider == DatabaseProvider.Sqlite)
            options.UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqlitePragmaInterceptor());
        else
            options.UseNpgsql(connectionString, postgres => postgres.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
    }
}

/// <summary>Makes a fresh context, for work that must not share one.</summary>
public delegate RegisterDbContext RegisterDbContextFactory();
