using LaDeclaration.Register.ChangeSets;

namespace LaDeclaration.Register.Data;

/// <summary>Where the form leads that is being carried out, this time and when it is sent again; outside of a form they do nothing.</summary>
public static class ProcessedForms
{
    public static void SetFormTarget(this RegisterDbContext db, ChangeSet changeSet)
    {
        foreach (var form in db.ProcessedForms.Local)
            form.ChangeSet = changeSet;
    }

    /// <param name="db">The context that saves what the form makes.</param>
    /// <param name="location">A path of this site that says nothing secret.</param>
    public static void SetFormTarget(this RegisterDbContext db, string location)
    {
        foreach (var form in db.ProcessedForms.Local)
            form.Location = location;
    }
}
