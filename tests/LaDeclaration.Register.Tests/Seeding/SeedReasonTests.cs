using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Data.Seeding;
using LaDeclaration.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace LaDeclaration.Register.Tests.Seeding;

/// <summary>Every reason that ships can be read in each of the four languages, and is stored as it was written.</summary>
public sealed class SeedReasonTests
{
    [SkippableTheory, BothDatabases]
    public async Task Each_is_translated_and_the_translations_touch_nothing_that_is_stored(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Fresh(provider, Templates.Seeded);
        await using var db = database.Open();
        var shipped = await db.ChangeSets.AsNoTracking().OrderBy(c => c.Number).ToListAsync();

        Assert.Equal(["declaration", "lima", "resettlement-renamed", "xenophobia-moved", "suriname-endorses", "wordings-corrected"], shipped.Select(c => c.SeedKey));
        Assert.All(shipped, changeSet =>
        {
            Assert.Equal("en", changeSet.ReasonLanguage);
            var translations = SeedReasons.FindTranslations(changeSet.SeedKey, changeSet.Reason, changeSet.ReasonLanguage)!;
            Assert.Equal(["en", "es", "fr", "pt"], translations.Wordings.Keys);
            Assert.Equal(changeSet.Reason, translations.In("en").Text);
            Assert.True(translations.In("en").Official);
            Assert.All(new[] { "es", "pt", "fr" }, language => Assert.True(translations.IsUnofficialTranslation(language)));
            Assert.All(translations.Wordings.Values, w => Assert.InRange(w.Text.Length, 1, ChangeSet.ReasonMaxLength));
            Assert.Equal(4, translations.Wordings.Values.Select(w => w.Text).Distinct().Count());
        });
    }

    [Theory]
    [InlineData(null, "Suriname endorses the Declaration.", "en")]
    [InlineData("suriname-endorses", "Suriname endorses the Declaration.", "en")]
    [InlineData("unknown", "Initial data", "en")]
    public void A_reason_that_is_not_the_files_has_none(string? key, string reason, string language) =>
        Assert.Null(SeedReasons.FindTranslations(key, reason, language));
}
