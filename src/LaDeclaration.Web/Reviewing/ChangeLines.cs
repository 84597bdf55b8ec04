using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>The changes of one change set in plain sentences.</summary>
/// <param name="ActedOn">The versions that they act on, by fact.</param>
/// <param name="Names">The names of the register and those that the changes give.</param>
public sealed record DescribedChanges(IReadOnlyList<ChangeLine> Lines, IReadOnlyDictionary<Guid, Recorded> ActedOn, NameLookup Names);

/// <summary>Describes the changes of change sets; the number of queries does not grow with them.</summary>
public sealed class ChangeLines(RegisterDbContext db, ChangeDescriber describer, ReadingContext reader)
{
    private NameLookup? names;

    public async Task<IReadOnlyList<DescribedChanges>> Describe(IReadOnlyList<IReadOnlyList<Change>> changeSets, CancellationToken cancellation = default)
    {
        var versions = await db.ActedOn(changeSets.SelectMany(changes => changes), cancellation);
        names ??= reader.Names();
        return [.. changeSets.Select(changes => Describe(changes, names.Copy()))];

        DescribedChanges Describe(IReadOnlyList<Change> changes, NameLookup own)
        {
            var actedOn = changes.Select(versions.Of).OfType<Recorded>().ToDictionary(r => r.FactId);
            return new DescribedChanges(describer.DescribeChanges(changes, c => actedOn.GetValueOrDefault(c.FactId), own), actedOn, own);
        }
    }
}
