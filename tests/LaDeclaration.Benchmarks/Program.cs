using System.Diagnostics;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;

// generate (Sqlite|Postgres) (1x|30x|1000x) CONNECTION
if (args is ["generate", var provider, var scale, var connection])
{
    var watch = Stopwatch.StartNew();
    await RegisterGenerator.Fill(Enum.Parse<DatabaseProvider>(provider), connection, RegisterScale.All.Single(s => s.Name == scale));
    Console.WriteLine($"{provider} {scale}: {watch.Elapsed.TotalSeconds:0.0} s");
}
