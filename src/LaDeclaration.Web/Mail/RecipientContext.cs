using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Settings;

namespace LaDeclaration.Web.Mail;

/// <summary>Sets the <see cref="ReadingContext"/> for a letter, as the middleware does for a request.</summary>
public sealed class RecipientContext(ReadingContext reader, NewestRevisionCache newest, RegisterIndexes indexes, SiteSettings site, TimeProvider time)
{
    /// <returns>The recipient's language, or the site's first if the site is not in that language any more.</returns>
    public async Task<string> Set(StaffMember to, CancellationToken cancellation)
    {
        reader.Language = site.Languages.Contains(to.Language) ? to.Language : site.Languages[0];
        reader.SetNewest(await indexes.Get(await newest.Get(cancellation), cancellation), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return reader.Language;
    }
}
