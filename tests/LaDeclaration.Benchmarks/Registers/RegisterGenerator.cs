using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>
/// Fills a database with a register of a given size. The initial data are loaded by the program's own code; what is added after them are
/// rows that obey every rule, since publishing a hundred thousand revisions would take hours.
/// </summary>
public static class RegisterGenerator
{
    /// <summary>Who published everything that was added.</summary>
    public static Actor Editor { get; } = new("generated-editor", StaffRole.Editor);

    /// <summary>As a template of tests asks for it.</summary>
    public static async Task Fill(IServiceProvider services, RegisterScale scale)
    {
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        await Fill(db.Database.IsSqlite() ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres, db.Database.GetConnectionString()!, scale);
    }

    /// <summary>Migrates the database, which may be new, loads the initial data and adds to them. Leaves no connection open.</summary>
    public static async Task Fill(DatabaseProvider provider, string connectionString, RegisterScale scale)
    {
        await using (var services = new ServiceCollection().AddSingleton<TimeProvider>(new FixedTime()).AddRegister(provider, connectionString).BuildServiceProvider())
        {
            await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
            await services.GetRequiredService<DatabasePreparation>().Migrate(db);
            await services.GetRequiredService<Seeder>().Run();
            if (scale != RegisterScale.One)
                await AddHistory(db, scale);
        }
        if (provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        else
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
    }

    private static async Task AddHistory(RegisterDbContext db, RegisterScale scale)
    {
        List<Recorded> initial = [.. await db.Statements.AsNoTracking().Current().ToListAsync(), .. await db.Sources.AsNoTracking().Current().ToListAsync()];
        var newest = await db.GetNewestRevision();
        var firstChangeSet = await db.ChangeSets.MaxAsync(c => c.Number) + 1;
        var history = new RegisterHistory(scale, initial);
        var delegates = new Dictionary<string, Actor>();
        await using (var writer = BulkWriter.On(db))
        {
            await writer.Begin();
            await writer.Add(StaffOf(Editor));
            var revisions = new RevisionWriter(writer, firstChangeSet, Editor, country => delegates[country]);
            foreach (var revision in history.Continue(newest))
            {
                if (revision.Country is { } country && delegates.TryAdd(country, new Actor($"generated-delegate-{country}", StaffRole.Delegate, country)))
                    await writer.Add(StaffOf(delegates[country]));
                await revisions.Write(revision);
            }
            await revisions.WriteCurrent();
            await writer.Complete();
        }
        await db.RevisionCounter.ExecuteUpdateAsync(set => set.SetProperty(c => c.Newest, scale.Revisions));
    }

    private static StaffMember StaffOf(Actor actor)
    {
        var email = $"{actor.Id}@example.org".ToLowerInvariant();
        return new StaffMember
        {
            Id = actor.Id!,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = actor.Id,
            ConcurrencyStamp = actor.Id,
            DisplayName = actor.Country is null ? "Editor" : $"Delegate of {actor.Country}",
            Role = actor.Role,
            Country = actor.Country,
            CreatedAt = RegisterHistory.FirstPublished.UtcDateTime,
        };
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => RegisterHistory.FirstPublished;
    }
}
