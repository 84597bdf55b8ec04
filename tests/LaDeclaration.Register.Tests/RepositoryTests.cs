using System.Text.RegularExpressions;
using LaDeclaration.Register.Staff;

namespace LaDeclaration.Register.Tests;

/// <summary>What holds of the repository as a whole, read from its files.</summary>
public sealed partial class RepositoryTests
{
    private static readonly DirectoryInfo Root = FindRoot();

    [Fact]
    public void Every_act_is_put_on_record_somewhere()
    {
        string[] readers = ["Audience.cs", "ChangeSetJournal.cs", "JournalDescriber.cs", "JournalFilter.cs", "Notifications.cs"];
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

    [GeneratedRegex("""\bVersion(Override)?="[^$]|<Version>""")]
    private static partial Regex LiteralVersion();
}
