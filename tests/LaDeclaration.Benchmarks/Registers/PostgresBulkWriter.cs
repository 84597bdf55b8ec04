using LaDeclaration.Register.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Binary COPY; then the sequences go on after the numbers written, and the planner learns what the tables hold.</summary>
internal sealed class PostgresBulkWriter(RegisterDbContext db) : BulkWriter(db)
{
    protected override string IndexQuery => """
        SELECT c.relname::text, pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)
        """;

    protected override Task Prepare() => Execute<object>("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'");

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

    protected override async Task FinishTables(IReadOnlyCollection<ITable> written)
    {
        foreach (var table in written)
            foreach (var column in table.Columns)
                if (await Execute<string>($"SELECT pg_get_serial_sequence('{Name(table)}', '{column.Name}')") is { } sequence)
                    await Execute<object>($"SELECT setval('{sequence}', (SELECT COALESCE(MAX({Sql.DelimitIdentifier(column.Name)}), 0) + 1 FROM {Name(table)}), false)");
    }

    protected override async Task CleanUp(IReadOnlyCollection<ITable> written)
    {
        foreach (var table in written)
            await Execute<object>($"VACUUM ANALYZE {Name(table)}");
    }
}
