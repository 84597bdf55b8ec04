using LaDeclaration.Register.Staff;
using Microsoft.AspNetCore.Identity;

namespace LaDeclaration.Web.Infrastructure.Keeping;

/// <summary>What became of a form that arrived after the session in which it was opened.</summary>
/// <param name="HoldsText">False for a mere button.</param>
/// <param name="OwnerId">Whose it is; none if that cannot be told, or the account is closed.</param>
/// <param name="IsKept">All of it is kept.</param>
/// <param name="KeptAt">When what stood in it was last kept (UTC): now, or earlier if it is too long now.</param>
public sealed record LateForm(bool HoldsText, string? OwnerId = null, bool IsKept = false, DateTime? KeptAt = null);

/// <summary>
/// A form that arrives after the session in which it was opened is kept for whoever opened it, however the session was lost: it ran out, it
/// was ended elsewhere, they signed out in another tab, the cookies are gone. So it waits for that person alone, however they sign in and
/// whoever does so before them at the same browser. A closed account keeps nothing.
/// </summary>
public sealed class LateForms(KeptForms kept, FormOwner owner, UserManager<StaffMember> members)
{
    public async Task<LateForm> Keep(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || await Read(http.Request) is not { } form || !KeptForms.IsWorthKeeping(form))
            return new LateForm(HoldsText: false);
        var address = KeptForms.PlaceOf(http.Request);
        if (!kept.IsPlace(address) || owner.Of(form) is not { } id || await members.FindByIdAsync(id) is not { DisabledAt: null })
            return new LateForm(HoldsText: true);
        var now = await kept.Keep(id, address, form, http.RequestAborted);
        return new LateForm(true, id, now is not null, now ?? (await kept.Find(id, address, http.RequestAborted))?.KeptAt);
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
