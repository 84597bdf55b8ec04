using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Web.Tests;

/// <summary>
/// A language that the site does not have: two resource files, compiled as a build would, and one line of settings.
/// Its words are the English ones with a mark each, so that whatever a page says in no word of the interface stands out.
/// </summary>
public static class FifthLanguage
{
    public const string Tag = "nl";
    public const string Mark = "§";

    private static readonly string[] Patterns = ["Format_Date", "Format_FirstOfMonth", "Format_Month", "Format_Time", "List_AndElseBefore", "Plural_One"];

    private static readonly string[] Silent = ["SCRIPT", "STYLE", "CODE", "TIME", "TEXTAREA", "TITLE"];

    private static readonly Lazy<bool> Made = new(() =>
    {
        Make();
        return true;
    });

    /// <summary>A site that has it after its own four.</summary>
    public static Task<Site> Site()
    {
        Assert.True(Made.Value);
        return Harness.Site.Started(prepare: site => (site.Settings["Site:Languages:4"], site.Settings[$"Site:Name:{Tag}"]) = (Tag, $"Verklaring{Mark}"));
    }

    /// <summary>What a page says without the mark, in none of the interface's words and in no language of its own.</summary>
    /// <param name="page">Which.</param>
    /// <param name="data">What is no word of the interface: names, titles, reasons; the longest first.</param>
    public static IEnumerable<string> Unmarked(Page page, IReadOnlyList<string>? data = null)
    {
        var texts = page.Document.Body!.GetDescendants().OfType<IText>().Where(text => IsOwn(text.ParentElement!)).Select(text => text.Data)
            .Concat(page.Document.All.Where(IsOwn).SelectMany(e => new[] { e.GetAttribute("aria-label"), e.GetAttribute("placeholder"), e.GetAttribute("title"), e.GetAttribute("alt") }.OfType<string>()));
        data ??= LanguageNames();
        return texts.Where(text => !text.Contains(Mark) && !text.Contains("://") && !text.Contains('@')).Select(text => Rest(text.Trim(), data)).Where(text => text.Count(char.IsLetter) > 2).Distinct();
    }

    /// <summary>Where a page says a name that fell back to English as if it were in the page's own language; only a choice in a list cannot mark a part of its words.</summary>
    /// <param name="page">Which.</param>
    /// <param name="names">All names there are.</param>
    /// <param name="people">Who may be called by one: “Delegate of Chile”.</param>
    public static IEnumerable<string> Unspoken(Page page, IReadOnlyList<string> names, IReadOnlyList<string> people) => page.Document.Body!.GetDescendants().OfType<IText>()
        .Where(text => IsOwn(text.ParentElement!) && !(text.ParentElement!.TagName == "OPTION" && text.Data.Contains(Mark))).Select(text => Rest(text.Data, people))
        .Where(text => names.Any(name => Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b(?!{Mark})")))
        .Select(text => text.Trim()).Distinct();

    /// <summary>Everything that the register says on its own, longest first.</summary>
    public static async Task<IReadOnlyList<string>> Data(Site site)
    {
        await using var db = site.Database();
        var changes = (await db.ChangeSets.AsNoTracking().Include(c => c.Changes).ToListAsync()).SelectMany(c => c.Changes.Select(change => change.Proposed).OfType<Recorded>().Prepend(null).Select(row => (c.Reason, Row: row))).ToList();
        var rows = changes.Select(c => c.Row).OfType<Recorded>().ToList();
        return
        [
            .. changes.Select(c => c.Reason)
                .Concat(rows.OfType<Details>().SelectMany(d => d.Name.Wordings.Values.Concat(d.Description?.Wordings.Values ?? []).Select(w => w.Text)))
                .Concat(rows.OfType<Statement>().SelectMany(s => s.Note?.Wordings.Values.Select(w => w.Text) ?? []))
                .Concat(rows.OfType<Source>().SelectMany(s => new[] { s.Title, s.Publisher, s.Key }))
                .Concat(rows.Select(r => r.Subject.Committee).OfType<string>())
                .Concat(await db.Users.Select(u => u.DisplayName).ToListAsync())
                .Concat(CultureInfo.GetCultureInfo(Tag).DateTimeFormat.MonthNames)
                .Concat(LanguageNames())
                .Where(text => text.Length > 0).Distinct().OrderByDescending(text => text.Length),
        ];
    }

    private static List<string> LanguageNames()
    {
        var reader = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Tag);
        var names = new[] { "en", "es", "pt", "fr", Tag }.SelectMany(tag => new[] { Web.Language.Formatter.Language(tag), Web.Language.Formatter.NativeLanguage(tag), CultureInfo.GetCultureInfo(tag).NativeName }).ToList();
        CultureInfo.CurrentUICulture = reader;
        return names;
    }

    private static string Rest(string text, IReadOnlyList<string> data) => data.Aggregate(text, (rest, said) => rest.Replace(said, ""));

    private static bool IsOwn(IElement element) =>
        !Silent.Contains(element.TagName) && element.Closest("[lang]")?.GetAttribute("lang") == Tag && element.Closest("[hreflang]") is null;

    private static void Make()
    {
        var assembly = typeof(Program).Assembly.GetName();
        var compiled = CSharpCompilation.Create(
            $"{assembly.Name}.resources",
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyCulture(\"{Tag}\"), System.Reflection.AssemblyVersion(\"{assembly.Version}\")]")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, Tag));
        using var file = File.Create(Path.Combine(folder.FullName, $"{assembly.Name}.resources.dll"));
        var outcome = compiled.Emit(file, manifestResources: new[] { typeof(LaDeclaration.Web.Resources.Words), typeof(LaDeclaration.Web.Resources.Glossary) }.Select(words =>
            new ResourceDescription($"{words.FullName}.{Tag}.resources", () => new MemoryStream(Translate(words.Name)), isPublic: true)));
        Assert.True(outcome.Success, string.Join("\n", outcome.Diagnostics));
    }

    private static byte[] Translate(string resource)
    {
        using var words = new MemoryStream();
        using var writer = new ResourceWriter(words);
        foreach (var word in XDocument.Load(Path.Combine(Repository.Web, "Resources", resource + ".resx")).Root!.Elements("data"))
        {
            var (key, text) = (word.Attribute("name")!.Value, word.Element("value")!.Value);
            writer.AddResource(key, Patterns.Contains(key) ? text : Regex.Replace(text, @"\p{L}{2,}", "$0" + Mark));
        }
        writer.Generate();
        return words.ToArray();
    }
}
