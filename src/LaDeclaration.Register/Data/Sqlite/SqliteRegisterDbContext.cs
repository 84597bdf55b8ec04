using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaDeclaration.Register.Data.Sqlite;

public sealed class SqliteRegisterDbContext(DbContextOptions<SqliteRegisterDbContext> options) : RegisterDbContext(options)
{
    private const int PrimaryKeyClash = 1555;
    private const int UniqueClash = 2067;

    public override async Task BeginSnapshot(CancellationToken cancellation = default)
    {
        await Database.OpenConnectionAsync(cancellation);
        // Deferred, because EF Core's own transactions begin by taking the lock of writers. It ends when the connection is closed.
        await Database.UseTransactionAsync(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true), cancellation);
    }

    public override bool IsUniqueClash(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: PrimaryKeyClash or UniqueClash };
}

public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteRegisterDbContext>
{
    public SqliteRegisterDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRegisterDbContext>().UseRegister(DatabaseProvider.Sqlite, "Data Source=design.db").Options);
}
