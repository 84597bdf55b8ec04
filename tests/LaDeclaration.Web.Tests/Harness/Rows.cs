using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Tests.Harness;

/// <summary>Rows for set-ups, with sensible defaults: <c>site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility")))</c>.</summary>
public static class Rows
{
    public static Membership Membership(string country, string committee, Role role = Role.Participant, string from = "2025-03-01", string? until = null, string source = "lima") => new()
    {
        Country = country,
        Committee = committee,
        Role = role,
        From = Day(from),
        Until = until is null ? null : Day(until),
        UntilIs = until is null ? null : DateIs.On,
        Sources = [source],
    };

    public static Source Source(string key, string title = "A later statement", string date = "2025-02-20") =>
        new() { Key = key, Title = title, Publisher = "A ministry", Language = "en", Date = date, Address = "https://example.org/" + key };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
