using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Register.Data;

/// <summary>Sets where the form that is being processed redirects to if it is sent again; without effect outside of a form.</summary>
public static class ProcessedForms
{
    public static void SetFormTarget(this RegisterDbContext db, ChangeSet changeSet)
    {
        foreach (var form in db.ProcessedForms.Local)
            form.ChangeSet = changeSet;
    }

    /// <param name="db">The context that saves the effects of the form.</param>
    /// <param name="location">A path of this site, without secrets.</param>
    public static void SetFormTarget(this RegisterDbContext db, string location)
    {
        foreach (var form in db.ProcessedForms.Local)
            form.Location = location;
    }
}
