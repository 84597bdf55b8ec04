using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Data;

/// <summary>Which revisions touched what a history is about, up to the revision looked at; with a day in the past, only what had begun by then.</summary>
public static class RevisionQueries
{
    public static IQueryable<Revision> RevisionsTouching(this RegisterDbContext db, ChangeScope scope, Clocks clocks, DateOnly today)
    {
        var known = db.Revisions.Where(r => r.Number <= clocks.Known);
        if (scope.IsAll && clocks.On >= today)
            return known;
        var touched = db.StatementsTouched(scope, clocks, today);
        // A source has no dates and belongs to no country or committee: a revision of nothing but sources is part of every day's history.
        var isAll = scope.IsAll;
        return known.Where(r => touched.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)
            || (isAll && !db.Statements.Any(s => s.RecordedIn == r.Number || s.SupersededIn == r.Number)));
    }

    /// <summary>The versions of statements that those revisions recorded or superseded.</summary>
    public static IQueryable<Statement> StatementsTouched(this RegisterDbContext db, ChangeScope scope, Clocks clocks, DateOnly today) =>
        clocks.On < today ? db.StatementsIn(scope).StartedBy(clocks.On) : db.StatementsIn(scope);

    /// <summary>The statements about it, in every version.</summary>
    public static IQueryable<Statement> StatementsIn(this RegisterDbContext db, ChangeScope scope)
    {
        IQueryable<Statement> statements = db.Statements;
        if (scope.Country is { } country)
            statements = statements.Where(s => (s is CountryDetails && ((CountryDetails)s).Country == country)
                || (s is Endorsement && ((Endorsement)s).Country == country) || (s is Membership && ((Membership)s).Country == country));
        if (scope.Committee is { } committee)
            statements = statements.Where(s => (s is CommitteeDetails && ((CommitteeDetails)s).Committee == committee)
                || (s is Membership && ((Membership)s).Committee == committee));
        if (scope.Pillar is { } pillar)
        {
            var committees = db.CommitteeDetails.Where(c => c.Pillar == pillar).Select(c => c.Committee);
            statements = statements.Where(s => (s is PillarDetails && ((PillarDetails)s).Pillar == pillar)
                || (s is CommitteeDetails && committees.Contains(((CommitteeDetails)s).Committee))
                || (s is Membership && committees.Contains(((Membership)s).Committee)));
        }
        return statements;
    }
}
