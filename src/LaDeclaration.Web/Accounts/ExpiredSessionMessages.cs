using LaDeclaration.Web.Language;
using LaDeclaration.Web.SavedForms;
using Microsoft.AspNetCore.Authentication;

namespace LaDeclaration.Web.Accounts;

/// <summary>The message for somebody whose session has ended.</summary>
/// <param name="IsSaved">Whether everything in the request was saved.</param>
/// <param name="CanContinue">Whether they can continue where they were after signing in.</param>
public sealed record ExpiredSessionMessage(string Text, bool IsSaved, bool CanContinue);

/// <summary>Describes why a session ended, and whether and when what was being typed was saved.</summary>
public sealed class ExpiredSessionMessages(ExpiredSessionForms expired, SavedFormStore savedForms, SessionEndReason endReason, Formatter format, IStringLocalizer<Words> words)
{
    /// <param name="http">The request, which is not authenticated.</param>
    /// <param name="session">The expired session in the cookie, if there is one.</param>
    /// <returns>Null if there was neither a session nor a form.</returns>
    public async Task<ExpiredSessionMessage?> Describe(HttpContext http, AuthenticationTicket? session)
    {
        var reason = session is null ? null : await endReason.Find(session, http.RequestAborted);
        if (reason is { CanContinue: false })
            return new ExpiredSessionMessage(reason.Value.Reason, IsSaved: false, CanContinue: false);
        var form = await expired.Save(http);
        return await DescribeForm(http, form, session, reason?.Reason) is { } text ? new ExpiredSessionMessage(text, form.IsSaved, CanContinue: true) : null;
    }

    private async Task<string?> DescribeForm(HttpContext http, ExpiredSessionForm form, AuthenticationTicket? session, string? reason)
    {
        if (SavedFormStore.IsSaveRequest(http.Request) && form.HoldsText)
            return form.IsSaved ? words["SavedForm_Ended", format.Moment(form.SavedAt!.Value)] : words["SavedForm_EndedNot"] + DescribeEarlier(form);
        if (form.HoldsText)
            return form switch
            {
                { IsSaved: true } => words["SavedForm_Lapsed", format.Moment(form.SavedAt!.Value)],
                { OwnerId: null } => words["SavedForm_LapsedNot"],
                _ => words["SavedForm_LapsedTooLong"] + DescribeEarlier(form),
            };
        if (reason is null)
            return null;
        var began = StaffCookieEvents.StartedAt(session!.Properties)?.UtcDateTime;
        var last = (await savedForms.List(session.Principal.AsActor().Id!, http.RequestAborted)).Where(f => f.KeptAt >= began).Select(f => (DateTime?)f.KeptAt).FirstOrDefault();
        return reason + (last is { } at ? words["SessionEnd_Kept", format.Moment(at)] : "");
    }

    private string DescribeEarlier(ExpiredSessionForm form) => form.SavedAt is { } at ? words["SavedForm_Earlier", format.Moment(at)] : "";
}
