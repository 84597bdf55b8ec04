using LaDeclaration.Register.Data.Configurations;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Statements;

/// <summary>Two rows that say the same are the same, whichever lists hold what they say.</summary>
public sealed class EqualityTests
{
    public static TheoryData<Recorded> Each => [.. new Recorded[] { A.Source(), A.Pillar(), A.Country(), A.Committee(), A.Endorsement(), A.Membership() }];

    [Theory, MemberData(nameof(Each))]
    public void A_copy_is_equal(Recorded row)
    {
        var copy = Copy(row);

        Assert.Equal(row, copy);
        Assert.Equal(row.GetHashCode(), copy.GetHashCode());
        Assert.Single(new HashSet<Recorded> { row, copy });
        Assert.True(row.HasSameContentAs(copy));
    }

    /// <summary>So that a member that is added is not forgotten where equality is written by hand.</summary>
    [Theory, MemberData(nameof(Each))]
    public void Whatever_differs_makes_it_another(Recorded row)
    {
        foreach (var member in row.GetType().GetProperties().Where(p => p.CanWrite))
        {
            var altered = Copy(row);
            member.SetValue(altered, Another(member.GetValue(row), Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType));
            Assert.False(row == altered, member.Name);
        }
    }

    [Fact]
    public void The_order_of_sources_counts() =>
        Assert.NotEqual(A.Membership() with { Sources = ["lima", "quito"], FactId = Guid.Empty }, A.Membership() with { Sources = ["quito", "lima"], FactId = Guid.Empty });

    private static Recorded Copy(Recorded row)
    {
        var copy = (Recorded)new RecordedConverter().ConvertFromProvider(new RecordedConverter().ConvertToProvider(row))!;
        (copy.RecordedIn, copy.SupersededIn) = (row.RecordedIn, row.SupersededIn);
        return copy;
    }

    private static object Another(object? value, Type type) => type switch
    {
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when type == typeof(DateOnly) => A.Today.AddDays(9),
        _ when type == typeof(int) => (value as int? ?? 0) + 1,
        _ when type == typeof(string) => value + "x",
        _ when type == typeof(List<string>) => new List<string> { "lima", "another" },
        _ when type == typeof(LocalizedText) => LocalizedText.English(value + "x"),
        { IsEnum: true } => Enum.GetValues(type).Cast<object>().First(v => !v.Equals(value)),
        _ => throw new NotSupportedException($"{type}"),
    };
}
