using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaDeclaration.Register.Data.Sqlite;

public sealed class SqliteRegisterDbContext(DbContextOptions<SqliteRegisterDbContext> options) : RegisterDbContext(options)
{
    private const int ConstraintFailed = 19;

    public override bool IsUniqueClash(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: ConstraintFailed };
}

public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteRegisterDbContext>
{
    public SqliteRegisterDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteRegisterDbContext>().UseRegister(DatabaseProvider.Sqlite, "Data Source=design.db").Options);
}
