using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Data;

/// <summary>What the tests do to a database over and over.</summary>
internal static class Saving
{
    /// <summary>The number under which the change set was saved.</summary>
    public static async Task<int> Save(this TestDatabase database, ChangeSet changeSet)
    {
        await using var db = database.Open();
        db.Add(changeSet);
        await db.SaveChangesAsync();
        return changeSet.Number;
    }

    public static Task<ChangeSet> Load(this RegisterDbContext db, int number) =>
        db.ChangeSets.Include(c => c.Changes.OrderBy(change => change.Position)).SingleAsync(c => c.Number == number);

    /// <summary>Publishes a change set that its author just drafted.</summary>
    public static async Task<PublishOutcome> Publish(this TestDatabase database, Actor by, params Change[] changes)
    {
        var draft = A.Draft(by, changes);
        await database.Save(draft);
        return await database.Publisher.Publish(new PublishRequest(draft.Number, draft.Version, by));
    }

    /// <summary>The revision it became; fails when it was not published.</summary>
    public static int Revision(this PublishOutcome outcome) => Assert.IsType<PublishOutcome.Published>(outcome).Revision;

    /// <summary>The one rule it was refused for.</summary>
    public static Rule Rule(this PublishOutcome outcome) => Assert.Single(Assert.IsType<PublishOutcome.Refused>(outcome).BrokenRules).Rule;
}
