using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>A line of a file of memberships that the import refuses.</summary>
/// <param name="Sentence">How what is said about it begins; empty where the line is only there for another to clash with.</param>
public sealed record BadLine(string Line, string Column, string Sentence)
{
    /// <summary>One of each kind, to stand below the header and a good line.</summary>
    /// <param name="own">The good line, which is the site's own.</param>
    public static async Task<IReadOnlyList<BadLine>> Each(Site site, string own)
    {
        var endorsement = await site.Standing<Endorsement>(e => e.Country == "CL");
        var gone = await site.Standing<Membership>(m => m is { Committee: "labor-mobility", Country: "HT" });
        await site.Publish(Change.Retract(gone));
        return
        [
            new("7," + own[37..], "id", "This is not a valid id."),
            new("01890000-0000-7000-8000-000000000000," + own[37..], "id", "The register has no entry with this id."),
            new($"{gone.FactId},labor-mobility,HT,participant,2022-10-06,on,,,lima", "id", "The entry with this id was retracted."),
            new($"{endorsement.FactId},labor-mobility,CL,participant,2022-10-06,on,,,lima", "id", "The entry with this id is not a role."),
            new(own, "id", "Line 2 has the same id."),
            new(",,CL,lead,2025-03-01,on,,,lima", "committee", "This cannot be empty."),
            new(",labour,CL,lead,2025-03-01,on,,,lima", "committee", "The register has no committee with this name."),
            new(",labor-mobility,ZZ,lead,2025-03-01,on,,,lima", "country", "The register has no country with this code."),
            new(",labor-mobility,CL,chair,2025-03-01,on,,,lima", "role", "Write “lead” or “participant”"),
            new(",labor-mobility,CL,lead,,on,,,lima", "from", "The date is missing. Write the year, month and day, for example 2023-06-23."),
            new(",labor-mobility,CL,lead,2025-02-29,on,,,lima", "from", "This is not a valid date. Write the year, month and day of a real date"),
            new(",labor-mobility,CL,lead,01/03/2025,on,,,lima", "from", "This looks like a date in a spreadsheet’s format, and it is not clear which number is the day and which is the month. Write 2025-03-01 if the day comes first, or 2025-01-03 if the month comes first."),
            new(",labor-mobility,CL,lead,2025-03-01,on,30.6.2025,on,lima", "until", "This looks like 2025-06-30 in a spreadsheet’s date format. Write 2025-06-30 in"),
            new(",labor-mobility,CL,lead,44840,on,,,lima", "from", "This looks like a spreadsheet’s number for 2022-10-06. Write 2022-10-06 in"),
            new(",labor-mobility,CL,lead,1850-03-01,on,,,lima", "from", "The year is out of range. Enter a date in this range (1900-01-01 – 2199-12-31)."),
            new(",labor-mobility,CL,lead,2025-03-01,since,,,lima", "from_is", "Write “on” if it is the exact day"),
            new(",labor-mobility,CL,lead,2025-03-01,on,2025-03-01,on,lima", "until", "The role begins on 2025-03-01."),
            new(",labor-mobility,CL,lead,2025-03-01,on,2025-06-01,,lima", "until_is", "Write “on” if it is the exact day"),
            new(",labor-mobility,CL,lead,2025-03-01,on,,on,lima", "until_is", "“until” is empty, so leave this empty too."),
            new(",labor-mobility,CL,lead,2023-01-01,on,2023-02-01,on,", "sources", "This cannot be empty."),
            new(",labor-mobility,CL,lead,2023-02-01,on,2023-03-01,on,note-verbale", "sources", "The register has no source with this key."),
            new(",labor-mobility,CL,lead,2023-03-01,on,2023-04-01,on,lima lima", "sources", "The same source is listed twice."),
            new(",labor-mobility,US,participant,2025-03-01,on,,,lima", "from", "The register already has the same country, committee and role at the same time, with the id"),
            new(",labor-mobility,CL,lead,2025-03-01,on,2025-06-01,on,lima", "", ""),
            new(",labor-mobility,CL,lead,2025-05-31,on,2025-12-01,on,lima", "from", "Line 26 has the same country, committee and role at the same time."),
            new(",labor-mobility,CL,participant,2022-10-05,on,2022-10-06,on,lima", "committee", "The line is partly outside the period in which the committee exists."),
            new(",labor-mobility,CL,lead,2025-03-01,on,,", "the whole line", "This line has fewer fields"),
            new(",labor-mobility,CL,lead,2025-03-01,on,,,lima,too", "the whole line", "This line has more fields"),
            new(",labor-mobility,\"CL,lead,2025-03-01,on,,,lima", "country", "A quotation mark is not closed"),
            new(",labor-\tmobility,CL,lead,2025-03-01,on,,,lima", "committee", "Character 7, after “labor-”, is a tab (U+0009)."),
        ];
    }
}
