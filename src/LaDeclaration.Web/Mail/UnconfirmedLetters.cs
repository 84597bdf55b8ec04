using LaDeclaration.Register.Staff;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Reviewing;

namespace LaDeclaration.Web.Mail;

/// <summary>The reminder of memberships that are due for confirmation.</summary>
public sealed class UnconfirmedLetters(RegisterDbContext db, UnconfirmedMemberships unconfirmed, ChangeDescriber describer, Formatter format, ReadingContext reader, SiteAddress address, IStringLocalizer<Words> words)
{
    private const int MaxListed = 100;

    /// <returns>None if none is due; the next daily round then looks again.</returns>
    public async Task<LetterContent?> Write(StaffMember to, CancellationToken cancellation)
    {
        var count = unconfirmed.Count(to.AsActor());
        if (count == 0)
        {
            await db.Users.Where(s => s.Id == to.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, (DateTime?)null), cancellation);
            return null;
        }
        var names = reader.Names();
        var due = await unconfirmed.Read(unconfirmed.ListCountries(to.AsActor()), 0, MaxListed, cancellation);
        return new LetterContent(words["Letter_Subject_Unconfirmed"],
        [
            words["Letter_Unconfirmed_Text"],
            string.Join('\n', due.Select(m => "– " + describer.DescribeWithDates(m, names)).Concat(count > due.Count ? [format.Count("ProposalList_More", count - due.Count)] : [])),
            words["Letter_Unconfirmed_Do"],
            address.Of($"{reader.Language}/{(to.Country is null ? "admin/unconfirmed" : "admin")}"),
        ]);
    }
}
