using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Rows of one table, made from entities column by column as the model maps them.</summary>
internal sealed class TableRows(ITable table)
{
    private readonly Dictionary<Type, Func<object, (string Property, object? Value)[], object?>[]> readers = [];
    private List<object?[]> rows = [];

    public ITable Table { get; } = table;

    public IReadOnlyList<IColumn> Columns { get; } = [.. table.Columns];

    /// <param name="instead">Values for properties that cannot be set from outside.</param>
    public void Add(object entity, IEntityType type, (string Property, object? Value)[] instead)
    {
        if (!readers.TryGetValue(type.ClrType, out var columns))
            readers[type.ClrType] = columns = [.. Columns.Select(column => ReaderOf(column, type))];
        var row = new object?[columns.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = columns[i](entity, instead);
        rows.Add(row);
    }

    public List<object?[]> Take()
    {
        var taken = rows;
        rows = [];
        return taken;
    }

    private static Func<object, (string Property, object? Value)[], object?> ReaderOf(IColumn column, IEntityType type)
    {
        if (column.FindColumnMapping(type)?.Property is not { } property)
            return (_, _) => null;
        var converter = property.GetRelationalTypeMapping().Converter;
        var getter = property.IsShadowProperty() ? null : property.GetGetter();
        var discriminator = property == type.FindDiscriminatorProperty() ? type.GetDiscriminatorValue() : null;
        return (entity, instead) =>
        {
            var value = discriminator ?? getter?.GetClrValue(entity);
            foreach (var (name, other) in instead)
                if (name == property.Name)
                    value = other;
            return value is null || converter is null ? value : converter.ConvertToProvider(value);
        };
    }
}
