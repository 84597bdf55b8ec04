using System.Data.Common;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Postgres;
using LaDeclaration.Register.Data.Sqlite;
using LaDeclaration.Register.Statements;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>Publishing many rows asks and alters in as many commands as publishing one of each kind; only what is written grows.</summary>
public sealed class CommandCountTests
{
    [SkippableTheory, BothDatabases]
    public async Task Many_rows_are_superseded_in_as_many_commands_as_few(DatabaseProvider provider)
    {
        var few = await Commands(provider, 1);
        var many = await Commands(provider, 300);

        Assert.Equal(few, many);
        Assert.Equal(2, many.Count(c => c.StartsWith("UPDATE \"Statements\"", StringComparison.Ordinal) || c.StartsWith("UPDATE \"Sources\"", StringComparison.Ordinal)));
    }

    /// <summary>What publishing asks and alters, without what it inserts.</summary>
    private static async Task<List<string>> Commands(DatabaseProvider provider, int n)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        List<Recorded> old = [.. Days(n), .. Enumerable.Range(0, n).Select(i => A.Source($"note-{i}"))];
        (await database.Publish(A.Editor, [.. old.Select(Change.Add)])).Revision();
        var seen = new CommandTexts();
        var publisher = new Publisher(() => Open(database, seen), new NewestRevisionCache(database.Open, TimeProvider.System), TimeProvider.System);
        var draft = A.Draft(A.Editor,
        [
            .. old.Select(r => Change.Correct(r with { RecordedIn = 3 }, r is Register.Sources.Source s ? s with { Title = "Another" } : (Statement)r with { FromIs = DateIs.By })),
            .. Enumerable.Range(0, n).Select(i => Change.Add(A.Committee($"new-{i}", pillar: 4, order: 100 + i))),
        ]);
        await database.Save(draft);

        (await publisher.Publish(new(draft.Number, draft.Version, A.Editor))).Revision();

        return [.. seen.Texts.Where(t => !t.Contains("INSERT", StringComparison.Ordinal))];
    }

    private static IEnumerable<Register.Committees.Membership> Days(int n) =>
        Enumerable.Range(0, n).Select(i => A.Membership("PE", from: A.Lima.AddDays(i), until: A.Lima.AddDays(i + 1)));

    private static RegisterDbContext Open(TestDatabase database, CommandTexts seen) => database.Provider == DatabaseProvider.Sqlite
        ? new SqliteRegisterDbContext(new DbContextOptionsBuilder<SqliteRegisterDbContext>().UseRegister(database.Provider, database.ConnectionString).AddInterceptors(seen).Options)
        : new PostgresRegisterDbContext(new DbContextOptionsBuilder<PostgresRegisterDbContext>().UseRegister(database.Provider, database.ConnectionString).AddInterceptors(seen).Options);

    private sealed class CommandTexts : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return new(result);
        }
    }
}
