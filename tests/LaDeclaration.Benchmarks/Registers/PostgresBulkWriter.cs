using LaDeclaration.Register.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Binary COPY; then the sequences go on after the numbers written, and the planner learns what the tables hold.</summary>
internal sealed class PostgresBulkWriter(RegisterDbContext db) : BulkWriter(db)
{
    private DbTransaction? transaction;

    public override async Task Begin()
    {
        await Connection.OpenAsync();
        transaction = await Connection.BeginTransactionAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (transaction is not null)
            await transaction.DisposeAsync();
    }

    protected override async Task Write(TableRows table, List<object?[]> rows)
    {
        await using var copy = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync($"COPY {Name(table.Table)} ({Names(table)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row)
                if (value is null)
                    await copy.WriteNullAsync();
                else
                    await copy.WriteAsync(value);
        }
        await copy.CompleteAsync();
    }

    protected override async Task Commit(IReadOnlyCollection<ITable> written)
    {
        foreach (var table in written)
            foreach (var column in table.Columns)
                if (await Execute<string>($"SELECT pg_get_serial_sequence('{Name(table)}', '{column.Name}')") is { } sequence)
                    await Execute<object>($"SELECT setval('{sequence}', (SELECT COALESCE(MAX({Sql.DelimitIdentifier(column.Name)}), 0) + 1 FROM {Name(table)}), false)");
        await transaction!.CommitAsync();
        foreach (var table in written)
            await Execute<object>($"VACUUM ANALYZE {Name(table)}");
    }
}
