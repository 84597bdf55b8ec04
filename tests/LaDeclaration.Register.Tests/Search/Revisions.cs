using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Search;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Tests.Search;

/// <summary>Adds versions to an index as a server does that reads revisions as they are published, or some at once.</summary>
internal static class Revisions
{
    public static RegisterIndex Index(IReadOnlyCollection<Recorded> versions, int until, int atOnce = 1)
    {
        var index = new RegisterIndex();
        while (index.Revision < until)
            index.AddNext(versions, Math.Min(until, index.Revision + atOnce));
        return index;
    }

    /// <summary>An index of nothing but what the register said at the revision.</summary>
    public static IndexAtRevision IndexOfKnown(IEnumerable<Recorded> versions, int known)
    {
        var index = new RegisterIndex();
        var (rows, roles) = Split(versions.Where(v => v.IsKnownAt(known)).Select(v => v with { SupersededIn = null }));
        index.Add(rows, roles, known);
        return index.At(known);
    }

    /// <summary>Adds what the revisions after those of the index recorded and superseded.</summary>
    public static void AddNext(this RegisterIndex index, IEnumerable<Recorded> versions, int until)
    {
        var after = index.Revision;
        var (rows, roles) = Split(versions
            .Where(v => v.RecordedIn <= until && (v.RecordedIn > after || (v.SupersededIn > after && v.SupersededIn <= until)))
            .Select(v => v.SupersededIn > until ? v with { SupersededIn = null } : v));
        index.Add(rows, roles, until);
    }

    private static (List<Recorded> Rows, List<HeldRole> Roles) Split(IEnumerable<Recorded> versions)
    {
        var split = versions.ToLookup(v => v is Membership);
        return ([.. split[false]], [.. split[true].Cast<Membership>().Select(HeldRole.Of)]);
    }
}
