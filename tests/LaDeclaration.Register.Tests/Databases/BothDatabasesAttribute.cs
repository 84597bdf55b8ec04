using System.Reflection;
using LaDeclaration.Register.Data;
using Xunit.Sdk;

namespace LaDeclaration.Tests.Databases;

/// <summary>Runs a theory on SQLite and on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.Sqlite], [DatabaseProvider.Postgres]];
}
