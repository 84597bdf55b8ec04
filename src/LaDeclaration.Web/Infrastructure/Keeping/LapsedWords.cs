using LaDeclaration.Web.Infrastructure.Accounts;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.Setup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure.Keeping;

/// <summary>What somebody who lost their session is told.</summary>
/// <param name="IsKept">All that arrived with the request is kept.</param>
/// <param name="GoesOn">They can go on where they were, once signed in.</param>
public sealed record LapsedSaid(string Words, bool IsKept, bool GoesOn);

/// <summary>Tells whoever lost their session what became of what they were typing, and as of when.</summary>
public sealed class LapsedWords(LateForms late, KeptForms kept, SessionEnd end, Phrases phrases, IStringLocalizer<Words> words)
{
    /// <param name="http">The request that nobody is signed in for any more.</param>
    /// <param name="session">The one that the browser had, if its cookie still tells.</param>
    /// <returns>None for whoever just comes along: nothing is lost.</returns>
    public async Task<LapsedSaid?> Say(HttpContext http, AuthenticationTicket? session)
    {
        var reason = session is null ? null : await end.Reason(session, http.RequestAborted);
        if (reason is { GoesOn: false })
            return new LapsedSaid(reason.Value.Why, IsKept: false, GoesOn: false);
        var form = await late.Keep(http);
        return await Sentence(http, form, session, reason?.Why) is { } said ? new LapsedSaid(said, form.IsKept, GoesOn: true) : null;
    }

    private async Task<string?> Sentence(HttpContext http, LateForm form, AuthenticationTicket? session, string? reason)
    {
        if (KeptForms.IsKeeper(http.Request) && form.HoldsText)
            return form.IsKept ? words["Kept_Ended", phrases.Moment(form.KeptAt!.Value)] : words["Kept_EndedNot"] + Earlier(form);
        if (form.HoldsText)
            return form switch
            {
                { IsKept: true } => words["Kept_Lapsed", phrases.Moment(form.KeptAt!.Value)],
                { OwnerId: null } => words["Kept_LapsedNot"],
                _ => words["Kept_LapsedTooLong"] + Earlier(form),
            };
        if (reason is null)
            return null;
        var began = StaffSession.BeganAt(session!.Properties)?.UtcDateTime;
        var last = (await kept.Of(session.Principal.AsActor().Id!, http.RequestAborted)).Where(f => f.KeptAt >= began).Select(f => (DateTime?)f.KeptAt).FirstOrDefault();
        return reason + (last is { } at ? words["SessionEnd_Kept", phrases.Moment(at)] : "");
    }

    private string Earlier(LateForm form) => form.KeptAt is { } at ? words["Kept_Earlier", phrases.Moment(at)] : "";
}
