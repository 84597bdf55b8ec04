namespace LaDeclaration.Web.Settings;

public sealed class EditorialSettings
{
    public bool FourEyes { get; set; }
}
