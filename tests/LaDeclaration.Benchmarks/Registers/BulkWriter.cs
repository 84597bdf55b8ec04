using System.Data.Common;
using LaDeclaration.Register.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>
/// Writes many entities in one transaction, a few ten thousand at a time, each table after those it refers to. Indexes are taken away
/// meanwhile and made again at the end, which is several times faster.
/// </summary>
internal abstract class BulkWriter(RegisterDbContext db) : IAsyncDisposable
{
    private const int MostWaiting = 50_000;

    private readonly Dictionary<ITable, TableRows> tables = [];
    private readonly Dictionary<Type, (IEntityType Type, TableRows Rows)> byType = [];
    private readonly List<string> indexes = [];
    private DbTransaction? transaction;
    private int waiting;
    private Task writing = Task.CompletedTask;

    protected ISqlGenerationHelper Sql { get; } = db.GetService<ISqlGenerationHelper>();

    protected DbConnection Connection { get; } = db.Database.GetDbConnection();

    public static BulkWriter On(RegisterDbContext db) => db.Database.IsSqlite() ? new SqliteBulkWriter(db) : new PostgresBulkWriter(db);

    /// <summary>A query for the name and the definition of every index that no constraint needs.</summary>
    protected abstract string IndexQuery { get; }

    public async Task Begin()
    {
        await Connection.OpenAsync();
        await Prepare();
        transaction = await Connection.BeginTransactionAsync();
        foreach (var (name, definition) in await ReadIndexes())
        {
            indexes.Add(definition);
            await Execute<object>($"DROP INDEX {Sql.DelimitIdentifier(name)}");
        }
    }

    /// <summary>Writes what waits, and commits.</summary>
    public async Task Complete()
    {
        await Flush();
        await writing;
        foreach (var index in indexes)
            await Execute<object>(index);
        await FinishTables([.. tables.Keys]);
        await transaction!.CommitAsync();
        await CleanUp([.. tables.Keys]);
    }

    /// <param name="instead">Values for properties that cannot be set from outside.</param>
    public async ValueTask Add(object entity, params (string Property, object? Value)[] instead)
    {
        if (!byType.TryGetValue(entity.GetType(), out var known))
            byType[entity.GetType()] = known = Find(entity.GetType());
        known.Rows.Add(entity, known.Type, instead);
        if (++waiting >= MostWaiting)
            await Flush();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAny(writing);
        if (transaction is not null)
            await transaction.DisposeAsync();
        await Connection.CloseAsync();
    }

    /// <summary>Before the transaction.</summary>
    protected abstract Task Prepare();

    protected abstract Task Write(TableRows table, List<object?[]> rows);

    /// <summary>At the end of the transaction.</summary>
    protected abstract Task FinishTables(IReadOnlyCollection<ITable> written);

    /// <summary>After the transaction.</summary>
    protected abstract Task CleanUp(IReadOnlyCollection<ITable> written);

    protected string Name(ITable table) => Sql.DelimitIdentifier(table.Name, table.Schema);

    protected string Names(TableRows rows) => string.Join(", ", rows.Columns.Select(c => Sql.DelimitIdentifier(c.Name)));

    protected async Task<T?> Execute<T>(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    private async Task<List<(string Name, string Definition)>> ReadIndexes()
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = IndexQuery;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private (IEntityType Type, TableRows Rows) Find(Type entity)
    {
        var type = db.Model.FindEntityType(entity) ?? throw new InvalidOperationException($"The model has no {entity.Name}.");
        var table = type.GetTableMappings().Single().Table;
        if (!tables.TryGetValue(table, out var rows))
            tables[table] = rows = new TableRows(table);
        return (type, rows);
    }

    /// <summary>Writes what waits while the next rows are made.</summary>
    private async Task Flush()
    {
        await writing;
        var batch = InOrder().Select(table => (Table: table, Rows: table.Take())).Where(b => b.Rows.Count > 0).ToList();
        waiting = 0;
        writing = Task.Run(async () =>
        {
            foreach (var (table, rows) in batch)
                await Write(table, rows);
        });
    }

    private IEnumerable<TableRows> InOrder()
    {
        var left = tables.Values.ToList();
        while (left.Count > 0)
        {
            var next = left.First(rows => rows.Table.ForeignKeyConstraints.All(key => key.PrincipalTable == rows.Table || left.TrueForAll(other => other.Table != key.PrincipalTable)));
            left.Remove(next);
            yield return next;
        }
    }
}
