using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests;

/// <summary>Rows, change sets and staff with sensible defaults; a test names only what it is about.</summary>
internal static class A
{
    public const string LaborMobility = "labor-mobility";

    public static readonly DateOnly LosAngeles = new(2022, 6, 10);
    public static readonly DateOnly Lima = new(2022, 10, 6);
    public static readonly DateTime Now = new(2026, 1, 15, 12, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = DateOnly.FromDateTime(Now);

    public static readonly Actor Editor = new("editor", StaffRole.Editor);
    public static readonly Actor OtherEditor = new("other-editor", StaffRole.Editor);
    public static readonly Actor Administrator = new("administrator", StaffRole.Administrator);
    public static readonly Actor PeruDelegate = new("delegate-pe", StaffRole.Delegate, "PE");
    public static readonly Actor ChileDelegate = new("delegate-cl", StaffRole.Delegate, "CL");

    public static IEnumerable<StaffMember> Staff() =>
        new[] { Editor, OtherEditor, Administrator, PeruDelegate, ChileDelegate }
            .Select(a => new StaffMember { Id = a.Id!, UserName = $"{a.Id}@example.org", Role = a.Role, Country = a.Country, CreatedAt = Now });

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static Source Source(string key = "lima") =>
        new() { Key = key, Title = "A ministerial statement", Publisher = "A ministry", Language = "en", Date = "2022-10-06", Address = "https://example.org/" + key };

    public static PillarDetails Pillar(int number = 2, DateOnly? from = null, DateOnly? until = null) =>
        new() { Pillar = number, Name = LocalizedText.English("Pillar " + number), From = from ?? LosAngeles, Until = until, UntilIs = Is(until), Sources = ["lima"] };

    public static CountryDetails Country(string code = "PE", DateOnly? from = null, DateOnly? until = null) =>
        new() { Country = code, Name = LocalizedText.English("Country " + code), From = from ?? LosAngeles, Until = until, UntilIs = Is(until), Sources = ["lima"] };

    public static CommitteeDetails Committee(string slug = LaborMobility, int pillar = 2, int order = 1, DateOnly? from = null, DateOnly? until = null) =>
        new()
        {
            Committee = slug,
            Pillar = pillar,
            Order = order,
            Name = LocalizedText.English("Committee " + slug),
            From = from ?? Lima,
            Until = until,
            UntilIs = Is(until),
            Sources = ["lima"],
        };

    public static Endorsement Endorsement(string country = "PE", DateOnly? from = null, DateOnly? until = null) =>
        new() { Country = country, From = from ?? LosAngeles, Until = until, UntilIs = Is(until), Sources = ["lima"] };

    public static Membership Membership(
        string country = "PE", string committee = LaborMobility, Role role = Role.Participant, DateOnly? from = null, DateOnly? until = null) =>
        new() { Country = country, Committee = committee, Role = role, From = from ?? Lima, Until = until, UntilIs = Is(until), Sources = ["lima"] };

    /// <summary>Pillar 2 with Labor Mobility, Peru and Chile endorsing, one source: rows that keep every rule.</summary>
    public static List<Recorded> Standing() =>
        [Source(), Pillar(), Committee(), Country("PE"), Country("CL"), Endorsement("PE"), Endorsement("CL")];

    public static ChangeSet Draft(Actor author, params Change[] changes)
    {
        var draft = ChangeSet.Draft(author, "Because a source says so.", "en", 0, Now);
        draft.AddOrReplace(author, changes, Now);
        return draft;
    }

    public static ChangeSet Submitted(Actor author, params Change[] changes)
    {
        var draft = Draft(author, changes);
        draft.Submit(author, Now);
        return draft;
    }

    private static DateIs? Is(DateOnly? until) => until is null ? null : DateIs.On;
}

/// <summary>A clock that goes on only when it is told to.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private DateTime now = A.Now;

    public void Pass(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;
}
