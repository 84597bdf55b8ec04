namespace LaDeclaration.Web.Infrastructure;

/// <summary>Which marks one page put at its names, so that its foot explains them.</summary>
public sealed class Footnotes
{
    /// <summary>A name is the project's own translation.</summary>
    public bool Unofficial { get; set; }

    /// <summary>The languages (BCP 47) that names without a translation are shown in.</summary>
    public SortedSet<string> FellBackTo { get; } = [];

    public bool Any => Unofficial || FellBackTo.Count > 0;
}
