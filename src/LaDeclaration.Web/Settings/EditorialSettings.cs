namespace LaDeclaration.Web.Settings;

public sealed class EditorialSettings
{
    /// <summary>Whether nobody may publish a change set of their own; an administrator may, with a reason that is kept.</summary>
    public bool FourEyes { get; set; }
}
