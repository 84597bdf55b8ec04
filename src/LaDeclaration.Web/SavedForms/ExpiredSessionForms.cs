using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.SavedForms;

/// <summary>The result of saving a form that arrived after its session had ended.</summary>
/// <param name="HoldsText">False for a form of buttons only.</param>
/// <param name="OwnerId">Null if unknown, or if the account is closed.</param>
/// <param name="IsSaved">Whether all of it was saved.</param>
/// <param name="SavedAt">When the form was last saved (UTC): now, or earlier if it is too long to be saved.</param>
public sealed record ExpiredSessionForm(bool HoldsText, string? OwnerId = null, bool IsSaved = false, DateTime? SavedAt = null);

/// <summary>
/// Saves a form that arrives after its session has ended, for the person who opened it, however the session was lost: expired, ended elsewhere,
/// signed out in another tab, or cookies deleted. Only that person gets to see it, whoever signs in next in the same browser. Forms of closed
/// accounts are not saved.
/// </summary>
public sealed class ExpiredSessionForms(SavedFormStore savedForms, FormOwner owner, UserManager<StaffMember> members)
{
    public async Task<ExpiredSessionForm> Save(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || await Read(http.Request) is not { } form || !SavedFormStore.HasContent(form))
            return new ExpiredSessionForm(HoldsText: false);
        var address = SavedFormStore.PlaceOf(http.Request);
        if (!savedForms.IsSavable(address) || owner.Read(form) is not { } id || await members.FindByIdAsync(id) is not { DisabledAt: null })
            return new ExpiredSessionForm(HoldsText: true);
        var now = await savedForms.Save(id, address, form, http.RequestAborted);
        return new ExpiredSessionForm(true, id, now is not null, now ?? (await savedForms.Find(id, address, http.RequestAborted))?.KeptAt);
    }

    /// <summary>Null for a form that cannot be read.</summary>
    private static async Task<IFormCollection?> Read(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }
}
