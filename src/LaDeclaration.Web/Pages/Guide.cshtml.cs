using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;
using LaDeclaration.Web.Browsing;

namespace LaDeclaration.Web.Pages;

/// <summary>A style guide: every component of public pages and forms in every state. In development only.</summary>
[PublicPage]
public sealed class GuideModel(RegisterDbContext db, ReadingContext reader, IWebHostEnvironment environment) : PageModel
{
    public RegisterSnapshot Snapshot { get; private set; } = null!;

    public Timeline Timeline { get; private set; } = null!;

    public LocalizedText Unofficial { get; } = new([new("en", new Wording("A committee whose name is official in another language", false)), new("fr", new Wording("Un comité", true))]);

    public LocalizedText Untranslated { get; } = new([new("fr", new Wording("Un comité sans nom anglais", true))]);

    public IReadOnlyList<ChoiceGroup> Choices { get; } =
    [
        new("Sorted by", "sort", "roles", [("name", "Name"), ("roles", "Number of roles")]),
        new("Role", "role", "", [("", "Both"), ("lead", "Lead"), ("participant", "Participant")]),
    ];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
            return NotFound();
        Snapshot = await RegisterSnapshot.Read(db, reader, reader.Index.Committees, cancellation: cancellation);
        Timeline = new Timeline(CreateRows(), reader.Today, Snapshot.Names, "Table_Committee");
        ViewData.ModelState.AddModelError("Guide.Wrong", "Give the day on which it takes effect.");
        return Page();
    }

    /// <summary>All kinds of bars, around today.</summary>
    private IEnumerable<TimelineRow> CreateRows()
    {
        var today = reader.Today;
        yield return CreateRow("No end known", 1, CreateMembership(Role.Lead, today.AddYears(-3)));
        yield return CreateRow("Exact days not known", 2, CreateMembership(Role.Participant, today.AddYears(-2), today.AddYears(1), DateIs.By));
        yield return CreateRow("Both roles at once", 3, CreateMembership(Role.Lead, today.AddYears(-3)), CreateMembership(Role.Participant, today.AddYears(-2)));
        yield return CreateRow("Announced", 4, CreateMembership(Role.Lead, today.AddMonths(6)), CreateMembership(Role.Participant, today.AddYears(-1), today.AddMonths(6)));
        yield return CreateRow("Over", 1, CreateMembership(Role.Lead, today.AddYears(-3), today.AddYears(-1)));
    }

    private static TimelineRow CreateRow(string name, int pillar, params Membership[] held) => new("committees", LocalizedText.English(name), pillar, held);

    private static Membership CreateMembership(Role role, DateOnly from, DateOnly? until = null, DateIs precision = DateIs.On) =>
        new() { Country = "MX", Committee = "guide", Role = role, From = from, FromIs = precision, Until = until, UntilIs = until is null ? null : precision, Sources = ["lima"] };
}
