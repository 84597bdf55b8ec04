using LaDeclaration.Benchmarks;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Register.Data;

// Usually started by tests/bench, which has everything published and a PostgreSQL server running.
switch (args)
{
    case ["generate", var provider, var scale, var connection]:
        await RegisterGenerator.Fill(Enum.Parse<DatabaseProvider>(provider), connection, RegisterScale.All.Single(s => s.Name == scale));
        break;
    case ["run", .. var options]:
        await Benchmarks.Run(options);
        break;
    default:
        Console.Error.WriteLine("generate (Sqlite|Postgres) (1x|30x|1000x) CONNECTION, or tests/bench");
        return 1;
}
return 0;
