using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.ChangeSets;

/// <summary>Current rows, at most one for each fact, in memory: what the rules are checked on.</summary>
public sealed class RegisterState(IEnumerable<Recorded> current)
{
    private readonly Dictionary<Guid, Recorded> rows = current.ToDictionary(r => r.FactId);

    public Recorded? Find(Guid factId) => rows.GetValueOrDefault(factId);

    public IEnumerable<T> All<T>() => rows.Values.OfType<T>();

    /// <summary>The state that would result from those changes; this one stays the same.</summary>
    public RegisterState Apply(IEnumerable<Change> changes)
    {
        var after = new RegisterState(rows.Values);
        foreach (var change in changes)
        {
            if (change.Proposed is null)
                after.rows.Remove(change.FactId);
            else
                after.rows[change.FactId] = change.Proposed;
        }
        return after;
    }
}
