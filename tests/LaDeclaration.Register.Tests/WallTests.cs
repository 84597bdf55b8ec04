using System.Text.RegularExpressions;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.Tests;

/// <summary>The walls of the house: which part may know which, read from the sources.</summary>
public sealed partial class WallTests
{
    private static readonly DirectoryInfo Root = FindRoot();
    private static readonly string Register = Path.Combine(Root.FullName, "src", "LaDeclaration.Register");
    private static readonly string Pages = Path.Combine(Root.FullName, "src", "LaDeclaration.Web", "Pages");

    [Fact]
    public void Outside_Data_and_Staff_the_register_knows_no_database_and_no_Identity()
    {
        var nouns = Sources(Register, "cs").Where(f => !IsIn(f, "Data") && !IsIn(f, "Staff")).ToList();

        Assert.True(nouns.Count > 15);
        AssertNone(nouns, NamesDatabase());
    }

    [Fact]
    public void The_register_knows_no_pages_requests_or_responses()
    {
        var register = Sources(Register, "cs").ToList();

        Assert.True(register.Count > 30);
        AssertNone(register, NamesWeb());
    }

    [Fact]
    public void A_page_slice_knows_no_other_slice()
    {
        foreach (var slice in Directory.Exists(Pages) ? Directory.GetDirectories(Pages).Select(Path.GetFileName) : [])
            AssertNone(Sources(Path.Combine(Pages, slice!), "cs", "cshtml"), new Regex($@"LaDeclaration\.Web\.Pages\.(?!(Shared|{slice})\b)\w+"), "namespace ");
    }

    [Theory]
    [InlineData("using LaDeclaration.Web.Pages.Countries;", true)]
    [InlineData("@using LaDeclaration.Web.Pages.Shared", false)]
    [InlineData("using LaDeclaration.Web.Pages.Committees.Parts;", false)]
    [InlineData("using LaDeclaration.Web.Infrastructure;", false)]
    public void Only_another_slice_counts_as_one(string line, bool expected) =>
        Assert.Equal(expected, new Regex(@"LaDeclaration\.Web\.Pages\.(?!(Shared|Committees)\b)\w+").IsMatch(line));

    [Fact]
    public void Every_act_is_put_on_record_somewhere()
    {
        string[] readers = ["Audience.cs", "ChangeSetRecord.cs", "Chronicle.cs", "Concerns.cs", "JournalFilter.cs"];
        var writers = Sources(Path.Combine(Root.FullName, "src"), "cs").Where(f => !readers.Contains(Path.GetFileName(f))).Select(File.ReadAllText).ToList();

        // Only older lines tell of a lock.
        Assert.DoesNotContain(Enum.GetNames<Act>().Except([nameof(Act.LockedOut)]), act => !writers.Exists(text => Regex.IsMatch(text, $@"\bAct\.{act}\b")));
    }

    [Fact]
    public void A_packages_version_stands_once()
    {
        var projects = Sources(Root.FullName, "csproj").ToList();

        Assert.True(projects.Count >= 4);
        AssertNone(projects, LiteralVersion());
    }

    [Fact]
    public void At_the_top_there_is_what_was_agreed()
    {
        string[] agreed = [".ci", ".editorconfig", ".git", ".gitignore", "Directory.Build.props", "LaDeclaration.sln", "README.md", "src", "tests"];
        var ignored = File.ReadAllLines(Path.Combine(Root.FullName, ".gitignore")).Select(l => l.TrimEnd('/'));

        Assert.Empty(Root.GetFileSystemInfos().Select(e => e.Name).Except(agreed).Except(ignored));
    }

    private static IEnumerable<string> Sources(string folder, params string[] endings) =>
        endings.SelectMany(e => Directory.EnumerateFiles(folder, "*." + e, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static bool IsIn(string file, string folder) => file.StartsWith(Path.Combine(Register, folder) + "/", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> files, Regex forbidden, string except = "\n") =>
        Assert.Empty(
            from file in files
            from line in File.ReadLines(file)
            where forbidden.IsMatch(line) && !line.StartsWith(except, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Root.FullName, file)}: {line.Trim()}");

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LaDeclaration.sln")))
            folder = folder.Parent!;
        return folder;
    }

    [GeneratedRegex(@"Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore\.Identity|Microsoft\.Data\.Sqlite|\bNpgsql|LaDeclaration\.Register\.Data\b")]
    private static partial Regex NamesDatabase();

    [GeneratedRegex(@"Microsoft\.AspNetCore\.(Http|Mvc|Razor|Routing|Builder)\b|\bHttp(Context|Request|Response)\b")]
    private static partial Regex NamesWeb();

    [GeneratedRegex("""\bVersion(Override)?="[^$]|<Version>""")]
    private static partial Regex LiteralVersion();
}
