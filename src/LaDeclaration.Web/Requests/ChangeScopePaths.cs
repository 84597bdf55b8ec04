using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Web.Requests;

/// <summary>Where the page and the feed of a scope are, below the language and without a leading slash.</summary>
public static class ChangeScopePaths
{
    /// <summary>Empty for everything, and for what several have in common.</summary>
    public static string Path(this ChangeScope scope) => scope switch
    {
        { Country: { } country, Committee: null, Pillar: null } => $"countries/{country.ToLowerInvariant()}",
        { Country: null, Committee: { } committee, Pillar: null } => $"committees/{committee}",
        { Country: null, Committee: null, Pillar: { } pillar } => $"pillars/{pillar}",
        _ => "",
    };

    public static string FeedPath(this ChangeScope scope) => (scope.Path() + "/changes.atom").TrimStart('/');
}
