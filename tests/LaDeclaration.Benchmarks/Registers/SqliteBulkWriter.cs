using LaDeclaration.Register.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Prepared inserts, without a journal.</summary>
internal sealed class SqliteBulkWriter(RegisterDbContext db) : BulkWriter(db)
{
    protected override string IndexQuery => "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

    protected override Task Prepare() =>
        Execute<object>("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA journal_mode = OFF;");

    protected override async Task Write(TableRows table, List<object?[]> rows)
    {
        await using var command = Connection.CreateCommand();
        var places = Enumerable.Range(0, table.Columns.Count).Select(i => $"$p{i}").ToList();
        command.CommandText = $"INSERT INTO {Name(table.Table)} ({Names(table)}) VALUES ({string.Join(", ", places)})";
        foreach (var place in places)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = place;
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    protected override Task FinishTables(IReadOnlyCollection<ITable> written) => Task.CompletedTask;

    protected override Task CleanUp(IReadOnlyCollection<ITable> written) => Execute<object>("PRAGMA journal_mode = WAL");
}
