using CsCheck;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Tests.Histories;

namespace LaDeclaration.Register.Tests.Search;

/// <summary>What the index says of random histories, against a look at every row.</summary>
public sealed class IndexOnDayTests
{
    private static readonly Gen<(Step[] Steps, int AtOnce)> History = Gen.Select(Step.Any.Array[1, 40], Gen.Int[1, 4]);

    /// <summary>Before the first, those on which something happens, and when it may be a year ago that something was confirmed.</summary>
    private static readonly DateOnly[] Days = [.. Enumerable.Range(-1, Step.LastDay + 2).Append(480).Append(600).Select(Step.FirstDay.AddDays)];

    [Fact]
    public void Every_day_of_every_revision_is_as_the_rows_say() => History.Sample((steps, atOnce) =>
    {
        var model = ModelOf(steps);
        var index = Revisions.Index(model.Versions, model.Revision, atOnce);

        for (var known = 1; known <= model.Revision; known++)
            foreach (var day in Days)
                AssertSays(model.Versions.FindAll(v => v.IsKnownAt(known)), index.At(known).On(day));
    }, iter: 20);

    [Fact]
    public void What_begins_and_ends_on_each_day_is_as_the_rows_say() => History.Sample((steps, atOnce) =>
    {
        var model = ModelOf(steps);
        var index = Revisions.Index(model.Versions, model.Revision, atOnce);

        for (var known = 1; known <= model.Revision; known++)
            AssertSays(model.Versions.FindAll(v => v.IsKnownAt(known)).OfType<Statement>().ToList(), index.At(known));
    }, iter: 40);

    [Fact]
    public void A_country_with_both_roles_counts_as_lead()
    {
        Recorded[] rows = [A.Country(), A.Committee(), A.Membership("PE", role: Role.Lead), A.Membership("PE"), A.Membership("CL"), A.Membership("BR", until: A.Day("2023-01-01"))];
        var index = Revisions.IndexOfKnown(rows, 1);

        Assert.Equal((1, 1), index.On(A.Today).CountRoles(A.Committee().Subject));
        Assert.Equal((1, 2), index.On(A.Day("2022-12-31")).CountRoles(A.Committee().Subject));
        Assert.Equal((1, 0), index.On(A.Today).CountRoles(A.Country().Subject));
    }

    /// <summary>The history of the steps that a publisher would publish.</summary>
    private static Model ModelOf(IEnumerable<Step> steps)
    {
        var model = new Model(World.Initial().Select(r => r with { RecordedIn = 1 }));
        foreach (var step in steps)
        {
            var draft = A.Draft(A.Editor, [.. step.Changes(model.Versions, model.Standing)]);
            draft.AcknowledgeBothRoles(A.Editor, true, A.Now);
            if (model.Judge(draft) == Verdict.Published)
                model.Apply(draft);
        }
        return model;
    }

    private static void AssertSays(List<Recorded> rows, IndexOnDay index)
    {
        var all = rows.OfType<Statement>().ToList();
        var day = all.FindAll(s => s.From <= index.Day && (s.Until is null || s.Until > index.Day));
        var roles = day.OfType<Membership>().ToList();
        Assert.Equal(day.OfType<PillarDetails>().OrderBy(p => p.Pillar), index.Pillars);
        Assert.Equal(day.OfType<CommitteeDetails>().OrderBy(c => (c.Pillar, c.Order)), index.Committees);
        Assert.All([1, 2, 3], n => Assert.Equal(day.OfType<CommitteeDetails>().Where(c => c.Pillar == n).OrderBy(c => c.Order), index.CommitteesOf(n)));
        Assert.Equal(day.OfType<Endorsement>().OrderBy(e => e.Country, StringComparer.Ordinal), index.Endorsements);
        Assert.Equal(index.Endorsements, index.EndorsementsByName("en")); // Each is named by its code.
        Assert.Equal(
            day.OfType<CommitteeDetails>().Where(c => !roles.Exists(r => r.Committee == c.Committee && r.Role == Role.Lead)).Select(c => c.FactId).Order(),
            index.CommitteesWithoutLead.Select(c => c.FactId).Order());
        Assert.Equal(
            roles.Where(r => r.Role == Role.Lead && roles.Exists(o => o.Role == Role.Participant && (o.Country, o.Committee) == (r.Country, r.Committee))).Select(r => (r.Country, r.Committee)).Order(),
            index.BothRoles.Order());
        Assert.Equal(Lines(roles.Where(r => r.From <= index.Day.AddYears(-1) && !rows.OfType<Source>().Any(s => r.Sources.Contains(s.Key) && ConfirmationRules.IsRecent(s.Date, index.Day)))), Lines(index.Unconfirmed.SelectMany(held => held)));
        foreach (var country in Step.Countries)
        {
            AssertSays(country, all.FindAll(s => s.Subject.Country == country), index);
            AssertSays(rows, new Subject("country", Country: country), roles.FindAll(r => r.Country == country), index.RolesOfCountry(country), index);
        }
        foreach (var committee in Step.Committees)
        {
            Assert.Equal(day.OfType<CommitteeDetails>().SingleOrDefault(c => c.Committee == committee), index.Committee(committee));
            AssertSays(rows, new Subject("committee", Committee: committee), roles.FindAll(r => r.Committee == committee), index.RolesOfCommittee(committee), index);
        }
    }

    private static void AssertSays(string country, List<Statement> ofCountry, IndexOnDay index)
    {
        var endorsements = ofCountry.OfType<Endorsement>().ToList();
        var stands = endorsements.SingleOrDefault(e => e.From <= index.Day && (e.Until is null || e.Until > index.Day));
        var ended = stands is null ? endorsements.Where(e => e.Until <= index.Day).MaxBy(e => e.Until) : null;
        Assert.Equal(stands, index.Endorsement(country));
        Assert.Equal(ended, index.FindEndedEndorsement(country));
        Assert.Equal(ended, index.EndedEndorsements.SingleOrDefault(e => e.Country == country));
    }

    private static void AssertSays(List<Recorded> rows, Subject subject, List<Membership> roles, IEnumerable<HeldRole> found, IndexOnDay index)
    {
        var ended = rows.OfType<Membership>().Where(m => m.Until <= index.Day && (m.Country == subject.Country || m.Committee == subject.Committee)).ToList();
        var leads = roles.Where(r => r.Role == Role.Lead).Select(r => (r.Country, r.Committee)).ToHashSet();
        Assert.Equal(Lines(roles), Lines(found));
        Assert.Equal((leads.Count, roles.Select(r => (r.Country, r.Committee)).Distinct().Count(r => !leads.Contains(r))), index.CountRoles(subject));
        Assert.Equal(Lines(ended.Where(m => m.Until == ended.Max(o => o.Until))), Lines(index.FindLastRoles(subject)));
        var left = ended.FindAll(m => m.Role == Role.Lead);
        Assert.Equal(Lines(left.Where(m => m.Until == left.Max(o => o.Until))), Lines(index.FindLastRoles(subject, Role.Lead)));
    }

    private static void AssertSays(List<Statement> rows, IndexAtRevision index)
    {
        Assert.Equal(rows.Where(s => s is not Membership).Min(s => s.From), index.FirstDay);
        var days = rows.Select(s => s.From).Concat(rows.Select(s => s.Until).OfType<DateOnly>()).Distinct().OrderDescending();
        Assert.Equal(days, index.EffectiveDays.Select(d => d.Day));
        foreach (var day in index.EffectiveDays)
        {
            var (began, ended) = (rows.FindAll(s => s.From == day.Day), rows.FindAll(s => s.Until == day.Day));
            var changed = ended.FindAll(e => began.Exists(b => b.Subject == e.Subject));
            Assert.Equal(began.Count + ended.Count, day.Statements);
            Assert.Equal(changed.Count, day.Changed);
            Assert.Equal(ended.Count(e => e is not CountryDetails) - changed.Count(e => e is not CountryDetails), day.Ended);
            Assert.Equal(
                (Count<PillarDetails>(), Count<CommitteeDetails>(), Count<Endorsement>(), Count<Membership>()),
                (day.Pillars, day.Committees, day.Endorsements, day.Roles));

            int Count<T>()
                where T : Statement => began.OfType<T>().Count() - changed.OfType<T>().Count();
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<Membership> roles) => Lines(roles.Select(HeldRole.Of));

    private static IEnumerable<string> Lines(IEnumerable<HeldRole> roles) =>
        roles.Select(r => string.Join(' ', r.Country, r.Committee, r.Role, r.From.DayNumber, r.Until?.DayNumber, r.UntilIs, string.Join(',', r.Sources))).Order(StringComparer.Ordinal);
}
