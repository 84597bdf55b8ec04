using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Mail;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>The tables and the connections, on real databases.</summary>
public sealed class ModelTests
{
    [SkippableTheory, BothDatabases]
    public async Task No_migration_is_missing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Every_word_of_an_enum_fits_its_column()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var columns = from table in db.Model.GetEntityTypes()
                      from column in table.GetProperties()
                      let type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType
                      where type.IsEnum
                      select (Type: type, MaxLength: column.GetMaxLength());
        var words = columns.SelectMany(c => Enum.GetNames(c.Type).Select(name => (c.Type, Name: name, c.MaxLength))).ToList();

        Assert.Contains(words, w => w.Type == typeof(Act));
        Assert.Contains(words, w => w.Type == typeof(LetterKind));
        Assert.DoesNotContain(words, w => w.MaxLength is null || w.Name.Length > w.MaxLength);
    }

    [SkippableTheory, BothDatabases]
    public async Task Has_a_table_of_passkeys(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        await using var db = database.Open();

        Assert.Equal(0, await db.Set<IdentityUserPasskey<string>>().CountAsync());
    }

    [SkippableTheory, BothDatabases]
    public async Task Migrates_once_when_several_start_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Migrate(database))));

        await using var db = database.Open();
        Assert.Equal(0, await db.GetNewestRevision());
    }

    [Fact]
    public async Task Migrates_although_a_killed_process_left_its_lock_behind()
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')");
        }

        await Migrate(database).WaitAsync(TimeSpan.FromSeconds(30));

        await using var migrated = database.Open();
        Assert.Empty(await migrated.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_SQLite_connection_is_durable(string pragma, string expected)
    {
        await using var database = await TestDatabase.Fresh(DatabaseProvider.Sqlite, Templates.Migrated);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableTheory, BothDatabases]
    public async Task Tells_a_unique_clash_from_other_troubles(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();

        db.Add(Country.Of("PE"));
        Assert.True(db.IsUniqueClash(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())));

        db.ChangeTracker.Clear();
        db.Add(A.Membership("PE", "unheard-of"));
        Assert.False(db.IsUniqueClash(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_fact_has_at_most_one_row_that_stands(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        var standing = await db.Memberships.FirstAsync();

        db.Add(standing with { RecordedIn = 3 });

        Assert.True(db.IsUniqueClash(await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())));
    }

    [SkippableTheory, BothDatabases]
    public async Task Times_come_back_in_UTC(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Migrated);
        await using var db = database.Open();

        var created = await db.Users.Select(u => u.CreatedAt).FirstAsync();

        Assert.Equal((A.Now, DateTimeKind.Utc), (created, created.Kind));
    }

    private static async Task Migrate(TestDatabase database)
    {
        await using var db = database.Open();
        await database.Services.GetRequiredService<DatabasePreparation>().Migrate(db);
    }
}
