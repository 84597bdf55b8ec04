using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Accounts;

/// <summary>What somebody who lost their session is told.</summary>
/// <param name="IsSaved">All that arrived with the request is kept.</param>
/// <param name="CanContinue">They can go on where they were, once signed in.</param>
public sealed record ExpiredSessionMessage(string Text, bool IsSaved, bool CanContinue);

/// <summary>Tells whoever lost their session what became of what they were typing, and as of when.</summary>
public sealed class ExpiredSessionMessages(ExpiredSessionForms expired, SavedFormStore savedForms, SessionEndReason endReason, Formatter format, IStringLocalizer<Words> words)
{
    /// <param name="http">The request that nobody is signed in for any more.</param>
    /// <param name="session">The one that the browser had, if its cookie still tells.</param>
    /// <returns>None for whoever just comes along: nothing is lost.</returns>
    public async Task<ExpiredSessionMessage?> Describe(HttpContext http, AuthenticationTicket? session)
    {
        var reason = session is null ? null : await endReason.Reason(session, http.RequestAborted);
        if (reason is { GoesOn: false })
            return new ExpiredSessionMessage(reason.Value.Why, IsSaved: false, CanContinue: false);
        var form = await expired.Save(http);
        return await Sentence(http, form, session, reason?.Why) is { } said ? new ExpiredSessionMessage(said, form.IsSaved, CanContinue: true) : null;
    }

    private async Task<string?> Sentence(HttpContext http, ExpiredSessionForm form, AuthenticationTicket? session, string? reason)
    {
        if (SavedFormStore.IsSaveRequest(http.Request) && form.HoldsText)
            return form.IsSaved ? words["Kept_Ended", format.Moment(form.SavedAt!.Value)] : words["Kept_EndedNot"] + Earlier(form);
        if (form.HoldsText)
            return form switch
            {
                { IsSaved: true } => words["Kept_Lapsed", format.Moment(form.SavedAt!.Value)],
                { OwnerId: null } => words["Kept_LapsedNot"],
                _ => words["Kept_LapsedTooLong"] + Earlier(form),
            };
        if (reason is null)
            return null;
        var began = StaffCookieEvents.BeganAt(session!.Properties)?.UtcDateTime;
        var last = (await savedForms.List(session.Principal.AsActor().Id!, http.RequestAborted)).Where(f => f.KeptAt >= began).Select(f => (DateTime?)f.KeptAt).FirstOrDefault();
        return reason + (last is { } at ? words["SessionEnd_Kept", format.Moment(at)] : "");
    }

    private string Earlier(ExpiredSessionForm form) => form.SavedAt is { } at ? words["Kept_Earlier", format.Moment(at)] : "";
}
