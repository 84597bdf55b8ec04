using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.ChangeSets.Import;

/// <summary>What a file comes to: an empty id adds, a newly filled end ends, any other difference corrects, and the rest is nothing.</summary>
public sealed class MembershipImportTests
{
    [Fact]
    public void The_registers_own_file_changes_nothing()
    {
        var file = MembershipFile.Write([ImportFile.TakesPart, ImportFile.Leads], [A.Committee()]);

        var import = ImportFile.Read(file);

        Assert.Equal(ImportFile.Text(ImportFile.Own), Encoding.UTF8.GetString(file));
        Assert.Equal((0, 0, 2), (import.Faults.Count, import.Changes.Count, import.UnchangedCount));
    }

    [Fact]
    public void The_file_follows_the_committees_in_their_pillars_and_names_the_lead_first()
    {
        var file = MembershipFile.Write(
            [
                A.Membership("AR", "third"), A.Membership("PE", "second", from: A.Day("2024-01-01")), A.Membership("PE", "second", until: A.Day("2023-01-01")),
                A.Membership("UY", "second", Role.Lead), A.Membership("BR", "first"),
            ],
            [A.Committee("third", pillar: 3), A.Committee("second", pillar: 1, until: A.Day("2024-01-01")), A.Committee("second", order: 2, from: A.Day("2024-01-01")), A.Committee("first", order: 1)]);

        Assert.Equal(
            [
                "first,BR,participant,2022-10-06,on,,,lima", "second,UY,lead,2022-10-06,on,,,lima", "second,PE,participant,2022-10-06,on,2023-01-01,on,lima",
                "second,PE,participant,2024-01-01,on,,,lima", "third,AR,participant,2022-10-06,on,,,lima",
            ],
            Encoding.UTF8.GetString(file).Split("\r\n")[1..^1].Select(l => l[37..]));
    }

    [Theory]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,by,2024-01-01,on,lima quito")]
    [InlineData("  , labor-mobility ,CL,\"lead\",2023-01-01,by,2024-01-01,on,  lima  quito ")]
    public void An_empty_id_adds(string line)
    {
        var change = Assert.Single(ImportFile.Read(line).Changes);

        var added = Assert.IsType<Membership>(change.Proposed);
        Assert.Equal((Verb.Add, null, added.FactId), (change.Verb, change.ActsOn, change.FactId));
        Assert.Equal((A.LaborMobility, "CL", Role.Lead), (added.Committee, added.Country, added.Role));
        Assert.Equal((A.Day("2023-01-01"), DateIs.By, A.Day("2024-01-01"), DateIs.On), (added.From, added.FromIs, added.Until, added.UntilIs));
        Assert.Equal(["lima", "quito"], added.Sources);
    }

    [Theory]
    [InlineData("lima", "lima")]
    [InlineData("quito lima", "lima", "quito")]
    public void A_newly_filled_until_ends(string typed, params string[] cited)
    {
        var change = Assert.Single(ImportFile.Read($"{ImportFile.Lead},labor-mobility,PE,lead,2022-10-06,on,2025-01-01,by,{typed}").Changes);

        Assert.Equal((Verb.End, 2), (change.Verb, change.ActsOn));
        var ended = Assert.IsType<Membership>(change.Proposed);
        Assert.Equal(ImportFile.Leads with { Until = A.Day("2025-01-01"), UntilIs = DateIs.By }, ended with { Sources = ImportFile.Leads.Sources });
        Assert.Equal(cited, ended.Sources);
    }

    [Theory]
    [InlineData("labor-mobility,PE,participant,2022-10-06,on,,,lima")]
    [InlineData("labor-mobility,PE,lead,2022-10-07,on,,,lima")]
    [InlineData("labor-mobility,PE,lead,2022-10-06,by,,,lima")]
    [InlineData("labor-mobility,PE,lead,2022-10-06,on,,,lima quito")]
    [InlineData("labor-mobility,PE,lead,2022-10-06,on,,,quito")]
    [InlineData("labor-mobility,PE,lead,2022-10-06,on,2025-01-01,on,quito")]
    [InlineData("labor-mobility,PE,participant,2022-10-06,on,2025-01-01,on,lima")]
    public void Any_other_difference_corrects(string line)
    {
        var change = Assert.Single(ImportFile.Read($"{ImportFile.Lead},{line}").Changes);

        Assert.Equal((Verb.Correct, 2, Guid.Parse(ImportFile.Lead)), (change.Verb, change.ActsOn, change.FactId));
    }

    [Fact]
    public void What_a_correction_leaves_alone_stays_with_its_note()
    {
        var noted = ImportFile.Leads with { Note = LocalizedText.English("As the host says."), Until = A.Day("2026-01-01"), UntilIs = DateIs.On };
        var file = ImportFile.Bytes(ImportFile.Text($"{ImportFile.Lead},labor-mobility,PE,lead,2022-10-06,on,2025-01-01,on,lima"));

        var change = Assert.Single(MembershipImport.Of(file, new RegisterState([.. ImportFile.Standing().Where(r => r.FactId != noted.FactId), noted]), new HashSet<Guid>(), []).Changes);

        Assert.Equal(Verb.Correct, change.Verb);
        Assert.Equal(noted with { Until = A.Day("2025-01-01") }, (Membership)change.Proposed!);
    }

    [Fact]
    public void A_missing_row_means_nothing_and_so_does_the_order_of_sources()
    {
        var twice = ImportFile.Leads with { Sources = ["lima", "quito"] };
        var file = ImportFile.Bytes(ImportFile.Text($"{ImportFile.Lead},labor-mobility,PE,lead,2022-10-06,on,,,quito lima"));

        var import = MembershipImport.Of(file, new RegisterState([.. ImportFile.Standing().Where(r => r.FactId != twice.FactId), twice]), new HashSet<Guid>(), []);

        Assert.Equal((0, 0, 1), (import.Faults.Count, import.Changes.Count, import.UnchangedCount));
    }

    [Theory]
    [InlineData("\uFEFF", ",", "\r\n")]
    [InlineData("", ",", "\n")]
    [InlineData("", ",", "\r")]
    [InlineData("\uFEFF", ";", "\r\n")]
    public void A_spreadsheets_way_of_saving_it_makes_no_difference(string mark, string separator, string lineEnd)
    {
        var rows = string.Join(lineEnd, [ImportFile.Header, .. ImportFile.Own, ",,,,,,,,", "", ",labor-mobility,CL,lead,2023-01-01,on,,,lima"]);

        var import = ImportFile.Read(ImportFile.Bytes(mark + rows.Replace(",", separator)));

        Assert.Empty(import.Faults);
        Assert.Equal((2, 6), (import.UnchangedCount, Assert.Single(import.Lines, l => l.Change is not null).Line));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_empty_ones_may_follow()
    {
        var import = ImportFile.Read(ImportFile.Bytes("country,id,role,committee,sources,until_is,until,from_is,from,,\nCL,,lead,labor-mobility,lima,,,on,2023-01-01,,\n"));

        Assert.Empty(import.Faults);
        var added = Assert.IsType<Membership>(Assert.Single(import.Changes).Proposed);
        Assert.Equal(("CL", Role.Lead, A.Day("2023-01-01")), (added.Country, added.Role, added.From));
    }

    [Fact]
    public void An_end_and_what_follows_it_on_the_same_day_go_together()
    {
        var import = ImportFile.Read(
            $"{ImportFile.Participant},labor-mobility,CL,participant,2022-10-06,on,2025-01-01,on,lima",
            ",labor-mobility,CL,participant,2025-01-01,on,,,quito");

        Assert.Empty(import.Faults);
        Assert.Equal([Verb.End, Verb.Add], import.Changes.Select(c => c.Verb));
    }
}
