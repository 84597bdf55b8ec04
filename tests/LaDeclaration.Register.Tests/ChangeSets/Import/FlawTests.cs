using System.Text;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Import;

namespace LaDeclaration.Register.Tests.ChangeSets.Import;

/// <summary>Every kind of bad row is named by line and column, all of a file at once.</summary>
public sealed class FlawTests
{
    [Theory]
    [InlineData("not-an-id,labor-mobility,BR,lead,2023-01-01,on,,,lima", "id", Flaw.IdMalformed)]
    [InlineData("00000000-0000-7000-8000-00000000000f,labor-mobility,BR,lead,2023-01-01,on,,,lima", "id", Flaw.IdUnknown)]
    [InlineData(ImportFile.Gone + ",labor-mobility,BR,lead,2023-01-01,on,,,lima", "id", Flaw.IdRetracted)]
    [InlineData(ImportFile.Endorsement + ",labor-mobility,PE,lead,2023-01-01,on,,,lima", "id", Flaw.IdNotMembership)]
    [InlineData(",,CL,lead,2023-01-01,on,,,lima", "committee", Flaw.Needed)]
    [InlineData(",labour-mobility,CL,lead,2023-01-01,on,,,lima", "committee", Flaw.CommitteeUnknown)]
    [InlineData(ImportFile.Participant + ",closed,CL,participant,2022-10-06,on,,,lima", "committee", Flaw.CommitteeDiffers)]
    [InlineData(",labor-mobility,,lead,2023-01-01,on,,,lima", "country", Flaw.Needed)]
    [InlineData(",labor-mobility,Chile,lead,2023-01-01,on,,,lima", "country", Flaw.CountryUnknown)]
    [InlineData(",labor-mobility,cl,lead,2023-01-01,on,,,lima", "country", Flaw.CountryUnknown)]
    [InlineData(ImportFile.Participant + ",labor-mobility,PE,participant,2022-10-06,on,,,lima", "country", Flaw.CountryDiffers)]
    [InlineData(",labor-mobility,CL,,2023-01-01,on,,,lima", "role", Flaw.RoleUnknown)]
    [InlineData(",labor-mobility,CL,Lead,2023-01-01,on,,,lima", "role", Flaw.RoleUnknown)]
    [InlineData(",labor-mobility,CL,0,2023-01-01,on,,,lima", "role", Flaw.RoleUnknown)]
    [InlineData(",labor-mobility,CL,lead,,on,,,lima", "from", Flaw.DateMissing)]
    [InlineData(",labor-mobility,CL,lead,2023-02-30,on,,,lima", "from", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,June 2023,on,,,lima", "from", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,31/02/2023,on,,,lima", "from", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,06/10-2022,on,,,lima", "from", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,2022,on,,,lima", "from", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,2023-1-1,on,,,lima", "from", Flaw.DateRewritten)]
    [InlineData(",labor-mobility,CL,lead,25/10/2022,on,,,lima", "from", Flaw.DateRewritten)]
    [InlineData(",labor-mobility,CL,lead,06/10/2022,on,,,lima", "from", Flaw.DateAmbiguous)]
    [InlineData(",labor-mobility,CL,lead,6.10.2022,on,,,lima", "from", Flaw.DateAmbiguous)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,01-05-2024,on,lima", "until", Flaw.DateAmbiguous)]
    [InlineData(",labor-mobility,CL,lead,44840,on,,,lima", "from", Flaw.DateSerialNumber)]
    [InlineData(",labor-mobility,CL,lead,06/10/1822,on,,,lima", "from", Flaw.DateOutOfRange)]
    [InlineData(",labor-mobility,CL,lead,20222-10-06,on,,,lima", "from", Flaw.DateOutOfRange)]
    [InlineData(",labor-mobility,CL,lead,1899-12-31,on,,,lima", "from", Flaw.DateOutOfRange)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2200-01-01,on,lima", "until", Flaw.DateOutOfRange)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,,,,lima", "from_is", Flaw.ExactnessUnknown)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,ON,,,lima", "from_is", Flaw.ExactnessUnknown)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2024-13-01,on,lima", "until", Flaw.DateWrong)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2024-01-01,,lima", "until_is", Flaw.ExactnessUnknown)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2024-01-01,about,lima", "until_is", Flaw.ExactnessUnknown)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,on,lima", "until_is", Flaw.UntilIsAlone)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2023-01-01,on,lima", "until", Flaw.UntilNotAfterFrom)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,2022-12-31,by,lima", "until", Flaw.UntilNotAfterFrom)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,", "sources", Flaw.Needed)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,lima quito2025", "sources", Flaw.SourceUnknown)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,lima quito lima", "sources", Flaw.SourceTwice)]
    [InlineData(",labor-mobility,CL,participant,2025-01-01,on,,,lima", "from", Flaw.OverlapsRegister)]
    [InlineData(",closed,CL,lead,2023-01-01,on,,,lima", "committee", Flaw.OutsideCommittee)]
    [InlineData(",closed,CL,lead,2023-06-01,on,2024-01-02,on,lima", "committee", Flaw.OutsideCommittee)]
    [InlineData(",labor-mobility,BR,lead,2023-01-01,on,,,lima", "country", Flaw.OutsideEndorsement)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,", "", Flaw.TooFewFields)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,lima,more", "", Flaw.TooManyFields)]
    [InlineData(",labor-mobility,\"CL,lead,2023-01-01,on,,,lima", "country", Flaw.QuotesOpen)]
    [InlineData(",labor-mobility,CL,le\"ad,2023-01-01,on,,,lima", "role", Flaw.QuotesOpen)]
    [InlineData(",labor-mobility,CL,\"lead\"er,2023-01-01,on,,,lima", "role", Flaw.QuotesOpen)]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,lima\tquito", "sources", Flaw.Unsound)]
    [InlineData(",labor-mobility\0,CL,lead,2023-01-01,on,,,lima", "committee", Flaw.Unsound)]
    [InlineData(",labor-\u202Emobility,CL,lead,2023-01-01,on,,,lima", "committee", Flaw.Unsound)]
    [InlineData(",labor-mobility,C\uFFFEL,lead,2023-01-01,on,,,lima", "country", Flaw.Unsound)]
    public void A_bad_row_is_named_by_line_and_column(string line, string column, Flaw flaw)
    {
        var import = ImportFile.Read(ImportFile.Own[0], "", line);

        var fault = Assert.Single(import.Faults);
        Assert.Equal((4, column, flaw), (fault.Line, fault.Column, fault.Flaw));
    }

    [Theory]
    [InlineData("", "1 Empty")]
    [InlineData("\uFEFF", "1 Empty")]
    [InlineData("\r\n\r\n", "1 Empty")]
    [InlineData("Hello", "1 HeaderMissing")]
    [InlineData(",labor-mobility,CL,lead,2023-01-01,on,,,lima", "1 HeaderMissing")]
    [InlineData("id,committee,country,role,from,from_is,until,sources", "1 until_is ColumnMissing")]
    [InlineData("id,committee,country,rank,from,from_is,until,until_is,sources", "1 rank ColumnUnknown", "1 role ColumnMissing")]
    [InlineData("id,committee,country,role,role,from,from_is,until,until_is,sources", "1 role ColumnTwice")]
    public void A_first_line_that_does_not_name_the_columns_is_refused(string text, params string[] faults) =>
        Assert.Equal(faults.Order(), ImportFile.Read(ImportFile.Bytes(text)).Said().Order());

    [Fact]
    public void An_id_that_stands_twice_names_the_first_line()
    {
        var fault = Assert.Single(ImportFile.Read([.. ImportFile.Own, ImportFile.Own[1]]).Faults);

        Assert.Equal((4, "id", Flaw.IdTwice, ImportFile.Participant, "3"), (fault.Line, fault.Column, fault.Flaw, fault.Typed, fault.Other));
    }

    [Fact]
    public void Lines_that_overlap_name_each_other()
    {
        var fault = Assert.Single(ImportFile.Read(
            ",labor-mobility,CL,lead,2024-01-01,on,2025-01-01,on,lima",
            ",labor-mobility,CL,lead,2023-01-01,on,2024-01-02,on,lima").Faults);

        Assert.Equal((2, "from", Flaw.OverlapsLine, "3"), (fault.Line, fault.Column, fault.Flaw, fault.Other));
    }

    [Fact]
    public void A_line_that_overlaps_an_unchanged_one_is_the_one_to_blame()
    {
        var fault = Assert.Single(ImportFile.Read(ImportFile.Own[1], ",labor-mobility,CL,participant,2022-10-01,on,,,lima").Faults, f => f.Flaw == Flaw.OverlapsLine);

        Assert.Equal((3, "2"), (fault.Line, fault.Other));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_in_the_order_of_the_file()
    {
        var import = ImportFile.Read(
            ",nowhere,XX,chair,soon,at,,on,",
            ImportFile.Own[0],
            ",labor-mobility,CL,lead,2023-01-01,on,2022-01-01,on,unheard unseen");

        Assert.Equal(
            [
                "2 committee CommitteeUnknown", "2 country CountryUnknown", "2 role RoleUnknown", "2 from DateWrong", "2 from_is ExactnessUnknown", "2 until_is UntilIsAlone", "2 sources Needed",
                "4 until UntilNotAfterFrom", "4 sources SourceUnknown", "4 sources SourceUnknown",
            ],
            import.Said());
        Assert.Equal(["unheard", "unseen"], import.Faults.Where(f => f.Flaw == Flaw.SourceUnknown).Select(f => f.Typed));
    }

    [Fact]
    public void A_quotation_mark_left_open_spoils_its_own_line_only() =>
        Assert.Equal(["2 country QuotesOpen", "4 role RoleUnknown"], ImportFile.Read(",labor-mobility,\"CL,lead,2023-01-01,on,,,lima", ImportFile.Own[0], ",labor-mobility,CL,x,2023-01-01,on,,,lima").Said());

    [Fact]
    public void A_line_that_is_not_UTF_8_is_named()
    {
        byte[] file = [.. ImportFile.Bytes(ImportFile.Text(ImportFile.Own)), .. Encoding.Latin1.GetBytes(",labor-mobility,Perú,lead,2023-01-01,on,,,lima")];

        Assert.Equal(["4 NotUtf8"], ImportFile.Read(file).Said());
        Assert.Equal("1 NotUtf8", ImportFile.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(ImportFile.Text())]).Said().First());
    }

    [Fact]
    public void A_file_has_its_limits()
    {
        Assert.Equal(["1 TooLarge"], ImportFile.Read(new byte[MembershipFile.MaxBytes + 1]).Said());
        Assert.Equal([$"{MembershipFile.MaxRows + 2} TooManyRows"], ImportFile.Read([.. Enumerable.Repeat(",,,,,,,,x", MembershipFile.MaxRows + 5)]).Said());
        Assert.Equal(["2 sources Unsound"], ImportFile.Read(",labor-mobility,CL,lead,2023-01-01,on,,," + new string('a', MembershipFile.FieldMaxLength + 1)).Said());
    }

    [Theory]
    [InlineData(",labor-mobility\u00A0,CL\u00A0,lead\u200B,\uFEFF2023-01-01,on\u202F,,,lima\u3000")]
    [InlineData(",labor-mo\u00ADbility,CL,lead,2023-01-01,on,,,\u2060lima\u00A0quito")]
    public void Spaces_and_invisible_characters_do_not_make_another_word(string line)
    {
        var import = ImportFile.Read(line);

        Assert.Empty(import.Faults);
        var added = Assert.IsType<LaDeclaration.Register.Committees.Membership>(Assert.Single(import.Changes).Proposed);
        Assert.Equal(("labor-mobility", "CL", "lima"), (added.Committee, added.Country, added.Sources[0]));
        Assert.Equal(line.Count(c => c == '\u00AD'), import.RemovedCharacters);
    }

    [Fact]
    public void Nor_do_they_in_the_name_of_a_column() =>
        Assert.Empty(MembershipImport.Of(Encoding.UTF8.GetBytes("\u00A0id,com\u00ADmittee,country\u200B,role,from,from_is,until,until_is,sources\r\n"), new RegisterState([]), new HashSet<Guid>(), []).Faults);

    [Fact]
    public void The_name_of_a_column_is_shown_as_far_as_it_can_be()
    {
        var fault = MembershipImport.Of(Encoding.UTF8.GetBytes("id,committee,country,role,from,from_is,until,until_is,sources,\u001b[2J" + new string('x', 9_000) + "\r\n"), new RegisterState([]), new HashSet<Guid>(), []).Faults[0];

        Assert.Equal(("\uFFFD[2Jxxx", 200), (fault.Column[..7], fault.Column.Length));
    }

    [Fact]
    public void The_character_inside_a_field_is_named_with_its_place()
    {
        var fault = Assert.Single(ImportFile.Read(",labor-mobility,C\u202EL,lead,2023-01-01,on,,,lima").Faults);

        Assert.Equal(("U+202E", 2, "C", "C\uFFFDL"), (fault.Text!.CodePoint, fault.Text.Position, fault.Text.After, fault.Typed));
    }

    [Fact]
    public void What_was_typed_is_shown_without_what_cannot_be_shown()
    {
        Assert.Equal("li\uFFFDma", Assert.Single(ImportFile.Read(",labor-mobility,CL,lead,2023-01-01,on,,,li\u001bma").Faults).Typed);
        Assert.Equal(200, Assert.Single(ImportFile.Read(",labor-mobility,CL,lead,2023-01-01,on,,," + new string('a', 1_000)).Faults).Typed.Length);
    }

    [Fact]
    public void What_the_draft_adds_may_be_named()
    {
        var line = ImportFile.Bytes(ImportFile.Text(",new-committee,CL,lead,2023-01-01,on,,,note"));

        Assert.Equal(["2 committee CommitteeUnknown", "2 sources SourceUnknown"], ImportFile.Read(line).Said());
        Assert.Empty(ImportFile.Read(line, Change.Add(A.Committee("new-committee", order: 3)), Change.Add(A.Source("note"))).Faults);
    }

    [Theory]
    [InlineData("06/10/2022", "2022-10-06", "2022-06-10")]
    [InlineData("6/10/22", "2022-10-06", "2022-06-10")]
    [InlineData("01-05-2024", "2024-05-01", "2024-01-05")]
    [InlineData("10/10/2022", "2022-10-10", "")]
    [InlineData("13.10.2022", "2022-10-13", "")]
    [InlineData("10/13/2022", "2022-10-13", "")]
    [InlineData("2022/10/6", "2022-10-06", "")]
    [InlineData("2022-10-06 00:00:00", "2022-10-06", "")]
    [InlineData("2022-10-06T00:00:00Z", "2022-10-06", "")]
    [InlineData("44840", "2022-10-06", "")]
    [InlineData("44840.0", "2022-10-06", "")]
    public void What_a_spreadsheet_made_of_a_date_is_named_with_the_days_that_it_may_be(string typed, string one, string other)
    {
        var fault = Assert.Single(ImportFile.Read($",labor-mobility,CL,lead,{typed},on,,,lima").Faults);

        Assert.Equal((typed, one, other), (fault.Typed, fault.Other, fault.Another));
    }

    [Theory]
    [InlineData("06/10/2022")]
    [InlineData("10/06/2022")]
    [InlineData("6.10.22")]
    [InlineData("44840")]
    [InlineData("2022-10-6")]
    public void Where_the_id_makes_the_day_certain_it_is_read_and_noted(string typed)
    {
        var import = ImportFile.Read($"{ImportFile.Lead},labor-mobility,PE,lead,{typed},on,,,lima", ImportFile.Own[1]);

        Assert.Equal((0, 0, 2), (import.Faults.Count, import.Changes.Count, import.UnchangedCount));
        Assert.Equal(new RewrittenDate(2, "from", typed, A.Day("2022-10-06")), Assert.Single(import.Notes));
    }

    [Theory]
    [InlineData("07/10/2022", Flaw.DateAmbiguous)]
    [InlineData("44841", Flaw.DateSerialNumber)]
    public void Another_day_than_the_registers_is_not_guessed(string typed, Flaw flaw) =>
        Assert.Equal(flaw, Assert.Single(ImportFile.Read($"{ImportFile.Lead},labor-mobility,PE,lead,{typed},on,,,lima").Faults).Flaw);

    [Fact]
    public void Of_equal_rows_each_is_named_once_and_the_first_of_them_are_held()
    {
        const string row = ",labor-mobility,CL,lead,2023-01-01,on,,,lima";

        Assert.Equal(["3 from OverlapsLine", "4 from OverlapsLine"], ImportFile.Read(row, row, row).Said());
        var import = ImportFile.Read([.. Enumerable.Repeat(row, 9_999)]);

        Assert.Equal((MembershipImport.MaxFaults, 9_998), (import.Faults.Count, import.FaultCount));
        Assert.Equal(Enumerable.Range(3, MembershipImport.MaxFaults), import.Faults.Select(f => f.Line));
        Assert.All(import.Faults, f => Assert.Equal("2", f.Other));
    }

    [Fact]
    public void Whatever_is_wrong_a_bounded_list_of_it_is_held()
    {
        string[] files =
        [
            string.Concat(Enumerable.Repeat("\r\n,labor-mobility,CL,lead,2023-01-01,on,,," + string.Join(' ', Enumerable.Range(0, 400).Select(i => $"k{i}")), 1_000)),
            string.Concat(Enumerable.Repeat("\r\n\"x", 9_999)), string.Concat(Enumerable.Repeat("\r\nx", 9_999)),
        ];

        Assert.All(files, file => Assert.Equal(MembershipImport.MaxFaults, ImportFile.Read(ImportFile.Bytes(ImportFile.Header + file)).Faults.Count));
        Assert.Equal(400_999, ImportFile.Read(ImportFile.Bytes(ImportFile.Header + files[0])).FaultCount);
        Assert.Equal(MembershipImport.MaxFaults, ImportFile.Read(ImportFile.Bytes(string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"id{i}").Prepend("id")))).Faults.Count);
        Assert.Equal(MembershipImport.MaxFaults, ImportFile.Read([.. Enumerable.Repeat((byte[])[0xFF, (byte)'\n'], 5_000).SelectMany(b => b)]).Faults.Count);
    }
}
