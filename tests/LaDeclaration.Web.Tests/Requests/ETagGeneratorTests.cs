using System.Reflection;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LaDeclaration.Web.Tests.Requests;

/// <summary>What a tag depends on, without anybody having to remember it.</summary>
public sealed class ETagGeneratorTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public void Every_setting_of_the_site_and_of_its_editors_makes_another_tag()
    {
        var usual = Tag(new SiteSettings(), new EditorialSettings());

        Assert.Equal(usual, Tag(new SiteSettings(), new EditorialSettings()));
        foreach (var property in typeof(SiteSettings).GetProperties())
            Assert.NotEqual(usual, Tag(Changed(new SiteSettings(), property), new EditorialSettings()));
        foreach (var property in typeof(EditorialSettings).GetProperties())
            Assert.NotEqual(usual, Tag(new SiteSettings(), Changed(new EditorialSettings(), property)));
    }

    [Fact]
    public void No_public_page_shows_a_setting_of_another_kind()
    {
        var shown = typeof(ETagGenerator).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("LaDeclaration.Web.Pages", StringComparison.Ordinal) == true && !t.Namespace.Contains(".Admin", StringComparison.Ordinal) && !t.Namespace.Contains(".Account", StringComparison.Ordinal))
            .SelectMany(t => t.GetConstructors().SelectMany(c => c.GetParameters().Select(p => p.ParameterType)).Concat(t.GetProperties().Select(p => p.PropertyType)))
            .Where(t => t.Name.EndsWith("Settings", StringComparison.Ordinal) || t == typeof(IConfiguration));

        Assert.All(shown, type => Assert.Contains(type, new[] { typeof(SiteSettings), typeof(EditorialSettings) }));
    }

    [Fact]
    public void It_knows_every_assembly_of_ours_with_the_words_of_each_language()
    {
        var folder = Path.GetDirectoryName(typeof(ETagGenerator).Assembly.Location)!;
        var built = Directory.GetFiles(folder, "LaDeclaration.*.dll", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f)).Where(f => !f.Contains("Tests", StringComparison.Ordinal) && !f.Contains(FifthLanguage.Tag + Path.DirectorySeparatorChar, StringComparison.Ordinal));

        var known = ETagGenerator.FindAssemblies(["en", "es", "pt", "fr"]).ToList();

        Assert.Equal(built.Order(StringComparer.Ordinal), known.Select(a => Path.GetRelativePath(folder, a.Location)).Order(StringComparer.Ordinal));
        Assert.Equal(known.Count, known.Select(a => a.ManifestModule.ModuleVersionId).Distinct().Count());
        Assert.Equal(known.Take(3), ETagGenerator.FindAssemblies(["en", "es-MX"]));
    }

    private string Tag(SiteSettings settings, EditorialSettings editorial)
    {
        var address = new SiteAddress(settings, site.Services.GetRequiredService<IServer>(), site.Services.GetRequiredService<IConfiguration>());
        return new ETagGenerator(settings, editorial, address).Create(new DefaultHttpContext().Request, new ReadingContext()).ToString();
    }

    private static T Changed<T>(T settings, PropertyInfo property)
    {
        object? changed = property.GetValue(settings) switch
        {
            string text => text + "x",
            bool flag => !flag,
            int number => number + 1,
            Enum => Enum.GetValues(property.PropertyType).GetValue(1)!,
            Dictionary<string, string> names => new Dictionary<string, string>(names) { ["en"] = "Another name" },
            List<string> list when property.Name == nameof(SiteSettings.Languages) => list.Append("pt").ToList(),
            List<string> list => list.Append("192.0.2.1").ToList(),
            var other => throw new NotSupportedException($"{property.Name}: say how {other} changes."),
        };
        property.SetValue(settings, changed);
        return settings;
    }
}
