using LaDeclaration.Web.Resources;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure.Keeping;

/// <summary>What somebody who lost their session is told.</summary>
/// <param name="IsKept">All that arrived with the request is kept.</param>
public sealed record LapsedSaid(string Words, bool IsKept);

/// <summary>Tells whoever lost their session what became of what they were typing, and as of when.</summary>
public sealed class LapsedWords(LateForms late, KeptForms kept, Phrases phrases, IStringLocalizer<Words> words)
{
    /// <param name="http">The request that nobody is signed in for any more.</param>
    /// <param name="ended">The session that the browser had, if it still tells.</param>
    /// <returns>None for whoever just comes along: nothing is lost.</returns>
    public async Task<LapsedSaid?> Say(HttpContext http, (string Person, DateTime Began)? ended)
    {
        var form = await late.Keep(http);
        return await Sentence(http, form, ended) is { } said ? new LapsedSaid(said, form.IsKept) : null;
    }

    private async Task<string?> Sentence(HttpContext http, LateForm form, (string Person, DateTime Began)? ended)
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
        if (ended is not { } session)
            return null;
        var last = (await kept.Of(session.Person, http.RequestAborted)).Where(f => f.KeptAt >= session.Began).Select(f => (DateTime?)f.KeptAt).FirstOrDefault();
        return last is { } at ? words["Session_EndedKept", phrases.Moment(at)] : words["Session_Ended"];
    }

    private string Earlier(LateForm form) => form.KeptAt is { } at ? words["Kept_Earlier", phrases.Moment(at)] : "";
}
