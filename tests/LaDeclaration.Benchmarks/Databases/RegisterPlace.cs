using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Databases;

/// <summary>Where a register of that size is.</summary>
internal sealed record RegisterPlace(RegisterScale Scale, DatabaseProvider Provider, string ConnectionString)
{
    public override string ToString() => $"{Provider} {Scale}";
}
