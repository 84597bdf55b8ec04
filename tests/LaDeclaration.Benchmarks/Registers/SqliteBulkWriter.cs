using LaDeclaration.Register.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Prepared inserts without a journal. Indexes are taken away meanwhile and made again at the end, which is several times faster.</summary>
internal sealed class SqliteBulkWriter(RegisterDbContext db) : BulkWriter(db)
{
    private readonly List<string> indexes = [];
    private DbTransaction? transaction;

    public override async Task Begin()
    {
        await Connection.OpenAsync();
        await Execute<object>("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA journal_mode = OFF;");
        transaction = await Connection.BeginTransactionAsync();
        await using var command = Connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        var names = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
                indexes.Add(reader.GetString(1));
            }
        foreach (var name in names)
            await Execute<object>($"DROP INDEX {Sql.DelimitIdentifier(name)}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (transaction is not null)
            await transaction.DisposeAsync();
    }

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

    protected override async Task Commit(IReadOnlyCollection<ITable> written)
    {
        foreach (var index in indexes)
            await Execute<object>(index);
        await transaction!.CommitAsync();
        await Execute<object>("PRAGMA journal_mode = WAL");
    }
}
