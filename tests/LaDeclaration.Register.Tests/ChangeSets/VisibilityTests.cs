using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Staff;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>Who sees a change set before it is published.</summary>
public sealed class VisibilityTests
{
    private static readonly Actor SecondPeruDelegate = new("delegate-pe-2", StaffRole.Delegate, "PE");

    [Fact]
    public void A_draft_is_its_authors_alone()
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));

        Assert.Equal([A.PeruDelegate], WhoSees(draft));
    }

    [Fact]
    public void Once_submitted_editors_and_delegates_of_the_country_see_it()
    {
        var submitted = A.Submitted(A.PeruDelegate, Change.Add(A.Membership()));

        Assert.Equal([A.PeruDelegate, SecondPeruDelegate, A.Editor, A.Administrator], WhoSees(submitted));
    }

    [Fact]
    public void A_delegate_does_not_see_an_editors_change_set_about_the_country()
    {
        var submitted = A.Submitted(A.Editor, Change.Add(A.Membership("PE")));

        Assert.Equal([A.Editor, A.Administrator], WhoSees(submitted));
    }

    [Fact]
    public void A_draft_withdrawn_before_it_was_submitted_stays_its_authors()
    {
        var draft = A.Draft(A.PeruDelegate, Change.Add(A.Membership()));
        draft.Withdraw(A.PeruDelegate, A.Now);

        Assert.Equal([A.PeruDelegate], WhoSees(draft));
    }

    [Fact]
    public void Initial_data_is_for_every_editor_in_every_status()
    {
        var seed = A.Submitted(Actor.Seed, Change.Add(A.Membership()));
        Assert.Equal([A.Editor, A.Administrator], WhoSees(seed));

        seed.Return(A.Editor, "Mend it.", A.Now);
        Assert.Equal([A.Editor, A.Administrator], WhoSees(seed));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_query_finds_for_everybody_what_they_see_one_by_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        db.Users.Add(new StaffMember { Id = SecondPeruDelegate.Id!, UserName = "second@example.org", Role = StaffRole.Delegate, Country = "PE", CreatedAt = A.Now });
        foreach (var author in new[] { A.PeruDelegate, SecondPeruDelegate, A.ChileDelegate, A.Editor, A.Administrator })
        {
            var (withdrawn, returned) = (A.Submitted(author, Change.Add(A.Membership())), A.Submitted(author, Change.Add(A.Membership())));
            withdrawn.Withdraw(author, A.Now);
            returned.Return(A.OtherEditor, "Mend it.", A.Now);
            db.AddRange(A.Draft(author, Change.Add(A.Membership())), A.Submitted(author, Change.Add(A.Membership())), withdrawn, returned);
        }
        await db.SaveChangesAsync();
        var all = await db.ChangeSets.ToListAsync();

        foreach (var actor in new[] { A.PeruDelegate, SecondPeruDelegate, A.ChileDelegate, A.Editor, A.OtherEditor, A.Administrator, Actor.Seed })
        {
            var found = await db.ChangeSets.Where(ChangeSet.VisibleTo(actor)).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
            Assert.Equal(all.Where(c => c.IsVisibleTo(actor)).Select(c => c.Number).Order(), found);
            Assert.InRange(found.Count, 4, all.Count - 1);
        }
    }

    private static IEnumerable<Actor> WhoSees(ChangeSet changeSet) =>
        new[] { A.PeruDelegate, SecondPeruDelegate, A.ChileDelegate, A.Editor, A.Administrator }.Where(changeSet.IsVisibleTo);
}
