using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Web.Tests.Pages.Admin;

/// <summary>A site whose register holds more than pages show at once: 65 countries, 45 committees more in pillar 3, 70 sources more, 60 roles more.</summary>
public sealed class LargeRegister : IAsyncLifetime
{
    public const int MoreCommittees = 45;
    public const int MoreSources = 70;

    private static readonly string[] MoreCountries =
    [
        "AT", "AU", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IN", "IS", "IT", "JP",
        "KE", "KR", "LT", "LU", "LV", "MA", "MT", "NG", "NL", "NO", "NZ", "PH", "PL", "PT", "RO", "SE", "SI", "SK", "TH", "TR", "UA", "ZA",
    ];

    public Site Site { get; } = new();

    /// <summary>“topic-07”, from 1.</summary>
    public static string Slug(int n) => $"topic-{n:00}";

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        var from = Rows.Day("2023-01-01");
        await Site.Publish(
        [
            .. Enumerable.Range(1, MoreSources).Select(n => Change.Add(Rows.Source($"letter-{n:00}", $"Letter {n:00}", $"{from.AddDays(n):yyyy-MM-dd}"))),
            .. MoreCountries.Select(code => Change.Add(new CountryDetails { Country = code, Name = LocalizedText.English(new System.Globalization.RegionInfo(code).EnglishName), From = from, Sources = ["lima"] })),
            .. MoreCountries.Select(code => Change.Add(new Endorsement { Country = code, From = from, Sources = ["lima"] })),
            .. Enumerable.Range(1, MoreCommittees).Select(n => Change.Add(new CommitteeDetails { Committee = Slug(n), Pillar = 3, Order = 100 + n, Name = LocalizedText.English($"Topic {n:00}"), From = from, Sources = ["lima"] })),
            .. Enumerable.Range(1, MoreCommittees).Select(n => Change.Add(Rows.Membership("FR", Slug(n), from: "2023-02-01"))),
            .. Enumerable.Range(1, 15).Select(n => Change.Add(Rows.Membership("DE", Slug(n), Role.Lead, from: "2023-02-01"))),
        ]);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
