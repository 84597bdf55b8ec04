using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>
/// The versions of the memberships of one country or committee. Immutable: a publish puts another in its place, which answers readers of
/// earlier revisions alike.
/// </summary>
internal sealed class RoleVersions
{
    public static readonly RoleVersions None = new([], []);

    private readonly HeldRole[] current;
    private readonly HeldRole[] superseded;
    private readonly int lastSupersededIn;

    private RoleVersions(HeldRole[] current, HeldRole[] superseded)
    {
        (this.current, this.superseded) = (current, superseded);
        lastSupersededIn = superseded.Select(r => r.SupersededIn!.Value).DefaultIfEmpty().Max();
    }

    /// <summary>All versions, whenever they were recorded.</summary>
    public IEnumerable<HeldRole> All => current.Concat(superseded);

    /// <summary>Those that the register said at the revision. At a recent one the superseded versions are not looked at.</summary>
    public IEnumerable<HeldRole> KnownAt(int known) => (lastSupersededIn > known ? All : current).Where(r => r.IsKnownAt(known));

    /// <param name="versions">New ones, and others in place of those of the same fact and revision.</param>
    public RoleVersions With(IReadOnlyCollection<HeldRole> versions)
    {
        var grouped = versions.ToLookup(v => v.IsCurrent());
        if (current.Length + superseded.Length == 0)
            return new([.. grouped[true]], [.. grouped[false]]);
        var replaced = versions.Select(v => (v.FactId, v.RecordedIn)).ToHashSet();
        return new([.. current.Where(IsKept), .. grouped[true]], [.. superseded.Where(IsKept), .. grouped[false]]);

        bool IsKept(HeldRole version) => !replaced.Contains((version.FactId, version.RecordedIn));
    }
}
