using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Register.Tests;

internal static class Templates
{
    /// <summary>All tables, and the staff of <see cref="A"/>.</summary>
    public static Template Migrated { get; } = new("migrated", async services =>
    {
        await using var db = services.GetRequiredService<RegisterDbContextFactory>()();
        await services.GetRequiredService<DatabasePreparation>().Migrate(db);
        db.AddRange(A.Staff());
        await db.SaveChangesAsync();
    });

    /// <summary>Also the data that ship with the register.</summary>
    public static Template Seeded { get; } = new("seeded", async services =>
    {
        await Migrated.Prepare(services);
        await services.GetRequiredService<Seeder>().Run();
    });
}
