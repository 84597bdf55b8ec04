using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Mail;

/// <summary>The reminder of memberships that are due for confirmation.</summary>
public sealed class UnconfirmedLetters(RegisterDbContext db, UnconfirmedMemberships unconfirmed, ChangeDescriber describer, ReadingContext reader, SiteAddress address, IStringLocalizer<Words> words)
{
    /// <returns>None if none is due; the next daily round then looks again.</returns>
    public async Task<LetterContent?> Write(StaffMember to, CancellationToken cancellation)
    {
        var due = await unconfirmed.Read(to.AsActor(), cancellation);
        if (due.Count == 0)
        {
            await db.Users.Where(s => s.Id == to.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, (DateTime?)null), cancellation);
            return null;
        }
        var names = reader.Names();
        return new LetterContent(words["Letter_Subject_Unconfirmed"],
        [
            words["Letter_Unconfirmed_Text"],
            string.Join('\n', due.Select(m => "– " + describer.DescribeWithDates(m, names))),
            words["Letter_Unconfirmed_Do"],
            address.Of($"{reader.Language}/{(to.Country is null ? "admin/unconfirmed" : "admin")}"),
        ]);
    }
}
