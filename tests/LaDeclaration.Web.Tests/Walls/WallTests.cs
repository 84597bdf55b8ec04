using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Walls;

/// <summary>The walls of the house: which room may use which, in both projects. Adding an arrow here is a decision; the README's drawing follows.</summary>
public sealed partial class WallTests
{
    private static readonly Arrows Web = new(new Dictionary<string, string[]>
    {
        ["Program"] = ["Commands", "Settings", "Setup"],
        ["Setup"] = ["Accounts", "Api", "Browsing", "Editing", "Language", "Mail", "Requests", "Resources", "Reviewing", "SavedForms", "Settings"],
        ["Commands"] = ["Accounts", "Editing", "Requests", "Resources", "Settings"],
        ["Pages/Admin"] = ["Accounts", "Browsing", "Editing", "Language", "Mail", "Requests", "Resources", "Reviewing", "SavedForms", "Settings", "TagHelpers"],
        ["Pages/Account"] = ["Accounts", "Language", "Requests", "Resources", "Settings", "TagHelpers"],
        ["Pages"] = ["Browsing", "Language", "Requests", "Resources", "Settings", "TagHelpers"],
        ["Api"] = ["Browsing", "Language", "Requests", "Resources", "Settings"],
        ["Mail"] = ["Accounts", "Language", "Requests", "Resources", "Reviewing", "Settings"],
        ["Reviewing"] = ["Language", "Requests", "Resources", "Settings"],
        ["Editing"] = ["Language", "Requests", "Resources", "SavedForms", "Settings", "TagHelpers"],
        ["Accounts"] = ["Language", "Requests", "Resources", "SavedForms", "Settings"],
        ["SavedForms"] = ["Language", "Requests", "Resources", "Settings", "TagHelpers"],
        ["TagHelpers"] = ["Browsing", "Language", "Requests", "Resources"],
        ["Browsing"] = ["Language", "Requests", "Resources"],
        ["Language"] = ["Requests", "Resources", "Settings"],
        ["Requests"] = ["Resources", "Settings"],
        ["Resources"] = [],
        ["Settings"] = [],
    });

    private static readonly Arrows Register = new(new Dictionary<string, string[]>
    {
        ["Data"] = ["ChangeSets", "Committees", "Countries", "Mail", "Pillars", "Search", "Sources", "Staff", "Statements", "Text"],
        ["Search"] = ["Committees", "Countries", "Pillars", "Sources", "Statements", "Text"],
        ["ChangeSets"] = ["Committees", "Countries", "Pillars", "Sources", "Staff", "Statements", "Text"],
        ["Committees"] = ["Sources", "Statements"],
        ["Countries"] = ["Statements"],
        ["Pillars"] = ["Statements"],
        ["Sources"] = ["Statements", "Text"],
        ["Statements"] = ["Text"],
        ["Staff"] = ["Text"],
        ["Mail"] = [],
        ["Text"] = [],
    });

    /// <summary>What staff do and what opens their accounts.</summary>
    private static readonly string[] StaffRooms = ["Accounts", "Editing", "Reviewing", "SavedForms"];

    public static TheoryData<string> Projects => ["Web", "Register"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_code_uses_what_is_stated_and_nothing_else(string project)
    {
        var (stated, rooms) = Of(project);

        Faults.None(stated.Compare(rooms.Names, rooms.Arrows));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_arrows_lead_back_to_where_they_began(string project)
    {
        var (stated, rooms) = Of(project);

        Assert.DoesNotContain(rooms.Names, room => stated.ReachedFrom(room).Contains(room));
    }

    [Theory]
    [InlineData("Pages")]
    [InlineData("Browsing")]
    [InlineData("TagHelpers")]
    [InlineData("Api")]
    public void What_the_public_reads_reaches_no_room_of_staff(string room) =>
        Assert.Empty(Web.ReachedFrom(room).Intersect(StaffRooms));

    [Fact]
    public void A_page_slice_uses_no_other_slice()
    {
        var rooms = Rooms.OfWeb;
        var between = from d in rooms.Dependencies
                      let user = rooms.SliceOf(d.User)
                      let used = rooms.SliceOf(d.Used)
                      where user is not null && used is not null && user != used && !used.Split('/').Contains("Shared")
                      select $"{rooms.NameOf(d.User)} → {rooms.NameOf(d.Used)}";

        Faults.None(between);
    }

    [Fact]
    public void The_register_knows_no_web_and_outside_Data_and_Staff_no_database()
    {
        var rooms = Rooms.OfRegister;
        var forbidden = from d in rooms.Dependencies
                        let isApart = rooms.RoomOf(d.User) is not ("Data" or "Staff")
                        where IsWeb().IsMatch(d.Used.FullName) || (isApart && IsDatabase().IsMatch(d.Used.FullName))
                        select $"{rooms.NameOf(d.User)} → {d.Used.FullName}";

        Faults.None(forbidden);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_README_draws_the_same_arrows(string project)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var drawing = Drawing().Matches(readme).Single(d => d.Groups["project"].Value == project).Groups["arrows"].Value;
        var drawn = from line in drawing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    let arrow = line.Split(" --> ")
                    from user in arrow[0].Split(" & ")
                    from used in arrow[1].Split(" & ")
                    select $"{user} --> {used}";

        Assert.Equal(Of(project).Stated.Drawn.Select(a => $"{a.From} --> {a.To}").Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_arrow_a_new_room_and_a_missing_room_are_told()
    {
        var stated = new Arrows(new Dictionary<string, string[]> { ["Above"] = ["Below"], ["Below"] = [], ["Gone"] = [] });
        var used = new Dictionary<(string, string), List<string>> { [("Above", "Below")] = [], [("Below", "Above")] = ["Below.One → Above.Other"] };

        Assert.Equal(
            ["The room New is not stated.", "There is no room Gone.", "Below may not use Above: Below.One → Above.Other"],
            stated.Compare(new HashSet<string> { "Above", "Below", "New" }, used));
    }

    private static (Arrows Stated, Rooms Rooms) Of(string project) => project == "Web" ? (Web, Rooms.OfWeb) : (Register, Rooms.OfRegister);

    [GeneratedRegex(@"^Microsoft\.AspNetCore\.(?!Identity\.|DataProtection\.)|^LaDeclaration\.Web\.")]
    private static partial Regex IsWeb();

    [GeneratedRegex(@"^(Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore\.Identity|Microsoft\.Data\.Sqlite|Npgsql)\b|^LaDeclaration\.Register\.Data\.")]
    private static partial Regex IsDatabase();

    [GeneratedRegex(@"```mermaid\n---\ntitle: LaDeclaration\.(?<project>\w+)\n---\n(?:graph|flowchart) \w+\n(?<arrows>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
