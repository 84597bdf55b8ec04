using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.SavedForms;

/// <summary>What became of a form that arrived after the session in which it was opened.</summary>
/// <param name="HoldsText">False for a mere button.</param>
/// <param name="OwnerId">Whose it is; none if that cannot be told, or the account is closed.</param>
/// <param name="IsSaved">All of it is kept.</param>
/// <param name="SavedAt">When what stood in it was last kept (UTC): now, or earlier if it is too long now.</param>
public sealed record ExpiredSessionForm(bool HoldsText, string? OwnerId = null, bool IsSaved = false, DateTime? SavedAt = null);

/// <summary>
/// A form that arrives after the session in which it was opened is kept for whoever opened it, however the session was lost: it ran out, it
/// was ended elsewhere, they signed out in another tab, the cookies are gone. So it waits for that person alone, however they sign in and
/// whoever does so before them at the same browser. A closed account keeps nothing.
/// </summary>
public sealed class ExpiredSessionForms(SavedFormStore savedForms, FormOwner owner, UserManager<StaffMember> members)
{
    public async Task<ExpiredSessionForm> Save(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || await Read(http.Request) is not { } form || !SavedFormStore.IsWorthKeeping(form))
            return new ExpiredSessionForm(HoldsText: false);
        var address = SavedFormStore.PlaceOf(http.Request);
        if (!savedForms.IsSavable(address) || owner.Of(form) is not { } id || await members.FindByIdAsync(id) is not { DisabledAt: null })
            return new ExpiredSessionForm(HoldsText: true);
        var now = await savedForms.Save(id, address, form, http.RequestAborted);
        return new ExpiredSessionForm(true, id, now is not null, now ?? (await savedForms.Find(id, address, http.RequestAborted))?.KeptAt);
    }

    /// <summary>None for a form that cannot be read, which is none that could be kept.</summary>
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
