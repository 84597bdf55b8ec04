using System.Net;
using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Web.Tests.Pages.Admin.Committees;

public sealed class HandOverTests
{
    private const string Address = "/en/admin/committees/labor-mobility/hand-over";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task The_lead_goes_over_in_one_step(DatabaseProvider provider)
    {
        await using var site = await Site.Started(provider);
        var form = (await (await site.Editor()).Open(Address)).Form();
        Assert.Equal(["MX"], form.Offers("From"));
        Assert.Equal(21, form.Offers("To").Count);

        var review = await form.Fill("To", "GT").Fill("Afterwards", "TakesPart").Because("2027-01-01").Preview();
        Assert.Equal(
            ["Changed: Mexico, participant instead of lead in Labor Mobility, from 1 January 2027 Remove", "Changed: Guatemala, lead instead of participant in Labor Mobility, from 1 January 2027 Remove"],
            review.Texts(".changes > li"));
        Assert.DoesNotContain("no lead from", review.Text);
        Assert.Equal(["Publish 2 changes", "Submit 2 changes for approval"], review.Texts("#decision button"));
        await review.Publish();

        Assert.Contains("labor-mobility MX lead", (await site.Visitor().Open("/en?on=2026-12-31")).Memberships());
        var after = (await site.Visitor().Open("/en/committees/labor-mobility?on=2027-01-01")).Memberships("article, .entry, main");
        Assert.Contains("labor-mobility GT lead", after);
        Assert.Contains("labor-mobility MX participant", after);
        Assert.DoesNotContain("labor-mobility GT participant", after);
    }

    [Fact]
    public async Task Who_led_can_leave_and_who_never_took_part_can_lead()
    {
        await using var site = await Site.Started();

        var review = await Filled(await site.Editor(), "CL", "Leaves", "2026-01-01", "by");

        Assert.Contains("Ended: Mexico, lead of Labor Mobility, until 31 December 2025 or earlier", review.Text);
        Assert.Contains("Added: Chile, lead of Labor Mobility, from 1 January 2026 or earlier", review.Text);
        Assert.Equal(2, review.Select(".changes > li").Count);
    }

    [Fact]
    public async Task Under_both_roles_who_gives_up_the_lead_stays_participant_or_leaves_altogether()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        const string address = "/en/admin/committees/visa-and-travel-standards/hand-over";

        var stays = await (await editor.Open(address)).Form().Fill("From", "PY").Fill("To", "CL").Fill("Afterwards", "TakesPart").Because("2026-01-01").Preview();
        var leaves = await (await editor.Open(address)).Form().Fill("From", "PY").Fill("To", "CL").Fill("Afterwards", "Leaves").Because("2026-01-01").Preview();

        Assert.Equal(2, stays.Select(".changes > li").Count);
        Assert.Contains("Ended: Paraguay, participant", leaves.Text);
        Assert.Equal(3, leaves.Select(".changes > li").Count);
        var again = await stays.Follow("Change this proposal: Aligning Visa and travel Standards");
        again.Form().Holds(("From", "PY"), ("Afterwards", "TakesPart"));
    }

    [Fact]
    public async Task A_draft_is_taken_up_again_where_it_was_left_and_another_successor_replaces_the_first()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var review = await Filled(editor, "GT", "TakesPart", "2027-01-01", "by");

        var form = (await review.Follow("Change this proposal: Labor Mobility")).Form();
        form.Holds(("From", "MX"), ("To", "GT"), ("Afterwards", "TakesPart"), ("Evidence.Date", "2027-01-01"), ("Evidence.DateIs", "by"), ("Evidence.Source", "lima"), ("Evidence.Reason", DraftingForms.Reason));
        var other = await form.Fill("To", "BZ").Fill("Afterwards", "Leaves").Preview();

        Assert.Equal(review.Address, other.Address);
        Assert.DoesNotContain("Guatemala", other.Text);
        Assert.Contains("Added: Belize, lead of Labor Mobility", other.Text);
        Assert.Contains("Ended: Mexico, lead of Labor Mobility", other.Text);
        Assert.Equal(2, other.Select(".changes > li").Count);
    }

    [Theory]
    [InlineData("", "2027-01-01", "Choose the new lead.")]
    [InlineData("GT", "2022-10-06", "It began on 6 October 2022. The first day on which it no longer applies must be later.")]
    [InlineData("GT", "", "Enter the day on which the change takes effect.")]
    [InlineData("SR", "2027-01-01", "Suriname: no endorsement of the Declaration in effect on 1 January 2027.")]
    public async Task What_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(string to, string date, string sentence)
    {
        await using var site = await Site.Started();
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", Role.Lead, "2028-01-01")));
        await site.Publish(Suriname());
        var form = (await (await site.Editor()).Open(Address)).Form();
        Assert.DoesNotContain("MX", form.Offers("To"));
        Assert.DoesNotContain("CL", form.Offers("To"));

        var refused = (await form.Fill("From", "MX").Fill("To", to).Fill("Afterwards", "Leaves").Because(date).Submit()).Is(HttpStatusCode.BadRequest);

        Assert.StartsWith(sentence, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains(refused.Texts(".field .error"), e => e.StartsWith(sentence, StringComparison.Ordinal));
        refused.Form().Holds(("From", "MX"), ("To", to), ("Afterwards", "Leaves"), ("Evidence.Date", date), ("Evidence.Source", "lima"), ("Evidence.Reason", DraftingForms.Reason));
    }

    [Fact]
    public async Task What_the_form_does_not_offer_is_refused_too()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var token = (await editor.Open(Address)).Form()["__RequestVerificationToken"]!;

        var refused = await editor.Read(await editor.Post(Address, ("From", "GT"), ("To", "XX"), ("Afterwards", "7"), ("__RequestVerificationToken", token)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Choose the country that gives up the lead.", refused.Errors);
        Assert.Contains("Choose the new lead.", refused.Errors);
        Assert.Contains("Choose what happens to the former lead.", refused.Errors);
        await site.Publish(Change.Add(Rows.Membership("CL", "labor-mobility", Role.Lead, "2028-01-01")));
        foreach (var (to, sentence) in new[] { ("MX", "A country cannot hand over the lead to itself. Choose another country."), ("CL", "This country is already the lead, or is announced as lead: “Chile, lead of Labor Mobility, from 1 January 2028”.") })
            Assert.Contains(sentence, (await editor.Read(await editor.Post(Address, ("Known", "3"), ("From", "MX"), ("To", to), ("Afterwards", "Leaves"), ("Evidence.Date", "2027-01-01"), ("Evidence.Source", "lima"), ("Evidence.Reason", "Forged"), ("__RequestVerificationToken", token)))).Errors);
    }

    [Fact]
    public async Task A_committee_without_a_lead_has_none_to_hand_over_and_a_closed_one_no_form()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();
        var lead = await site.Standing<Membership>(m => m is { Committee: "labor-mobility", Role: Role.Lead });
        await site.Publish(Change.End(lead, Rows.Day("2025-01-01"), DateIs.On, []));

        var page = await editor.Open(Address);

        Assert.Contains("This committee has no lead that could be handed over.", page.Text);
        Assert.Empty(page.Select("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open("/en/admin/committees/no-such/hand-over")).Status);
        await (await (await editor.Open("/en/admin/committees/labor-mobility/close")).Form().Check("EndMemberships").Because("2025-06-01").Preview()).Publish();
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open(Address)).Status);
    }

    [Fact]
    public async Task Editors_find_it_and_delegates_are_told_what_to_do_instead()
    {
        await using var site = await Site.Started();
        var editor = await site.Editor();

        Assert.Equal(Address, (await (await editor.Open("/en/admin/committees/labor-mobility/memberships")).Follow("Hand over the lead from one country to another")).Address);
        Assert.Contains(Address, (await editor.Open("/en/admin/committees")).Select("td a").Select(a => a.GetAttribute("href")));
        Assert.Contains("name the proposed successor in the reason", (await (await site.Delegate()).Open("/en/admin/countries/cl/memberships")).Text);
        Assert.DoesNotContain("successor", (await editor.Open("/en/admin/countries/cl/memberships")).Text);
    }

    private static Change[] Suriname() =>
    [
        Change.Add(new CountryDetails { Country = "SR", Name = Register.Text.LocalizedText.English("Suriname"), From = Rows.Day("2022-06-10"), Sources = ["lima"] }),
        Change.Add(new Endorsement { Country = "SR", From = Rows.Day("2029-01-01"), Sources = ["lima"] }),
    ];

    private static async Task<Page> Filled(Browser editor, string to, string afterwards, string date, string dateIs) =>
        await (await editor.Open(Address)).Form().Fill("To", to).Fill("Afterwards", afterwards).Fill("Evidence.DateIs", dateIs).Because(date).Preview();
}
