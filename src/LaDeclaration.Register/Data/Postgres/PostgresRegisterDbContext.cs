using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace LaDeclaration.Register.Data.Postgres;

public sealed class PostgresRegisterDbContext(DbContextOptions<PostgresRegisterDbContext> options) : RegisterDbContext(options)
{
    public override Task BeginSnapshot(CancellationToken cancellation = default) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    public override Task NotifyOtherServers(int revision, CancellationToken cancellation = default) =>
        Database.ExecuteSqlAsync($"SELECT pg_notify({RevisionListener.Channel}, {revision.ToString(CultureInfo.InvariantCulture)})", cancellation);

    public override bool IsUniqueClash(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresRegisterDbContext>
{
    public PostgresRegisterDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresRegisterDbContext>().UseRegister(DatabaseProvider.Postgres, "Host=design").Options);
}
