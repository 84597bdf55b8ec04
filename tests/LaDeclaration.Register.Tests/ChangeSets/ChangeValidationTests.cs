using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.ChangeSets;

/// <summary>What each verb allows, and what is well formed.</summary>
public sealed class ChangeValidationTests
{
    private static readonly DateOnly Day = A.Day("2024-01-01");
    private static readonly Membership Current = A.Membership() with { RecordedIn = 2 };
    private static readonly Membership Over = Current with { Until = Day, UntilIs = DateIs.On };

    public static TheoryData<string, Change> Fits => new()
    {
        { "end", Change.End(Current, Day, DateIs.By, ["second"]) },
        { "end earlier than recorded", Change.FromData(Verb.End, Current.FactId, 2, Current with { Until = Day, UntilIs = DateIs.On }) },
        { "confirm", Change.Confirm(Current, ["second"]) },
        { "correct", Change.Correct(Current, Current with { Role = Role.Lead, From = Day, Sources = ["second"] }) },
        { "retract", Change.Retract(Current) },
    };

    public static TheoryData<string, Change> Misfits => new()
    {
        { "an add of what stands", Change.Add(Current) },
        { "an end without a day", Of(Verb.End, Current) },
        { "an end that alters the role", Of(Verb.End, Over with { Role = Role.Lead }) },
        { "an end that alters the start", Of(Verb.End, Over with { From = A.LosAngeles }) },
        { "an end that drops a source", Of(Verb.End, Over with { Sources = ["second"] }) },
        { "a confirmation without a new source", Change.Confirm(Current, ["lima"]) },
        { "a confirmation that alters the start", Of(Verb.Confirm, Current with { From = Day, Sources = ["lima", "second"] }) },
        { "a confirmation that drops a source", Of(Verb.Confirm, Current with { Sources = ["second", "third"] }) },
        { "a correction of the country", Of(Verb.Correct, Current with { Country = "CL" }) },
        { "a correction of the committee", Of(Verb.Correct, Current with { Committee = "visa" }) },
        { "a correction of the kind", Of(Verb.Correct, A.Endorsement() with { FactId = Current.FactId }) },
        { "a correction of the fact", Of(Verb.Correct, Current with { FactId = Guid.NewGuid() }) },
        { "a correction to nothing", Of(Verb.Correct, null) },
        { "a retraction with a successor", Of(Verb.Retract, Current) },
    };

    public static TheoryData<string, Recorded> Malformed => new()
    {
        { nameof(Statement.Until), A.Membership() with { Until = Day, UntilIs = null } },
        { nameof(Statement.Until), A.Membership() with { UntilIs = DateIs.By } },
        { nameof(Statement.Sources), A.Membership() with { Sources = ["lima", "lima"] } },
        { nameof(Details.Name), A.Pillar() with { Name = new LocalizedText([new("es", new Wording("Pilar", true))]) } },
        { nameof(Subject.Country), A.Country("pe") },
        { nameof(Subject.Committee), A.Committee("Labor Mobility") },
        { nameof(Subject.Committee), A.Committee("labor-mobility\n") },
        { nameof(PillarDetails.Pillar), A.Pillar(0) },
        { nameof(CommitteeDetails.Order), A.Committee(order: 0) },
        { nameof(Source.Key), A.Source("Lima 2022") with { Address = null } },
        { nameof(Source.Title), A.Source("new") with { Title = " " } },
        { nameof(Source.Publisher), A.Source("new") with { Publisher = "\u200B" } },
        { nameof(Source.Language), A.Source("new") with { Language = "" } },
        { nameof(Source.Language), A.Source("new") with { Language = "en-" + new string('x', 40) } },
        { nameof(Source.Date), A.Source("new") with { Date = "2023-02-30" } },
        { nameof(Source.Address), A.Source("new") with { Address = "javascript:alert(1)" } },
        { nameof(Source.Address), A.Source("new") with { Address = "https://example.org/a\0b" } },
        { nameof(Details.Name), A.Pillar() with { Name = LocalizedText.English("\u200B") } },
    };

    public static TheoryData<string, TextFlaw, Recorded> Unsound => new()
    {
        { nameof(Statement.Note), TextFlaw.TooLong, A.Membership() with { Note = Long(Statement.NoteMaxLength) } },
        { nameof(Details.Name), TextFlaw.TooLong, A.Pillar() with { Name = Long(Details.NameMaxLength) } },
        { nameof(Details.Description), TextFlaw.TooLong, A.Pillar() with { Description = Long(Details.DescriptionMaxLength) } },
        { nameof(Source.Title), TextFlaw.TooLong, A.Source("new") with { Title = new string('x', Source.TitleMaxLength + 1) } },
        { nameof(Source.Publisher), TextFlaw.TooLong, A.Source("new") with { Publisher = new string('x', Source.PublisherMaxLength + 1) } },
        { nameof(Source.Title), TextFlaw.ControlCharacter, A.Source("new") with { Title = "a\0b" } },
        { nameof(Source.Publisher), TextFlaw.LineBreak, A.Source("new") with { Publisher = "a\nb" } },
        { nameof(Details.Name), TextFlaw.LineBreak, A.Pillar() with { Name = LocalizedText.English("a\nb") } },
        { nameof(Details.Name), TextFlaw.DirectionControl, A.Country() with { Name = LocalizedText.English("a\u202Eb") } },
        { nameof(Details.Name), TextFlaw.Noncharacter, A.Committee() with { Name = new LocalizedText([new("en", new Wording("Visas", true)), new("es", new Wording("Vi\uFFFEsas", true))]) } },
        { nameof(Details.Description), TextFlaw.ControlCharacter, A.Pillar() with { Description = LocalizedText.English("a\u0007b") } },
        { nameof(Statement.Note), TextFlaw.ControlCharacter, A.Membership() with { Note = LocalizedText.English("a\u0085b") } },
        { nameof(Source.Title), TextFlaw.NotNormal, A.Source("new") with { Title = "Labor\u200B Mobility" } },
        { nameof(Source.Title), TextFlaw.NotNormal, A.Source("new") with { Title = "Note verbale\u00A0" } },
        { nameof(Details.Name), TextFlaw.NotNormal, A.Pillar() with { Name = LocalizedText.English("Migracio\u0301n") } },
    };

    [Theory, MemberData(nameof(Fits))]
    public void Allows(string what, Change change)
    {
        Assert.NotEmpty(what);
        Assert.Empty(ChangeValidation.FindBroken(change, what.EndsWith("recorded", StringComparison.Ordinal) ? Over with { Until = Day.AddDays(1) } : Current));
    }

    [Theory, MemberData(nameof(Misfits))]
    public void Does_not_allow(string what, Change change)
    {
        Assert.NotEmpty(what);
        Assert.Equal(Rule.FitsVerb, Assert.Single(ChangeValidation.FindBroken(change, Current)).Rule);
    }

    [Fact]
    public void Does_not_allow_an_end_later_than_the_one_recorded() =>
        Assert.Equal(Rule.FitsVerb, Assert.Single(ChangeValidation.FindBroken(Change.End(Over, Day.AddDays(1), DateIs.On, []), Over)).Rule);

    [Theory]
    [InlineData(Verb.End)]
    [InlineData(Verb.Correct)]
    [InlineData(Verb.Confirm)]
    [InlineData(Verb.Retract)]
    public void Does_not_allow_a_change_of_what_is_not_there(Verb verb) =>
        Assert.Equal(Rule.FitsVerb, Assert.Single(ChangeValidation.FindBroken(Of(verb, verb == Verb.Retract ? null : Over), null)).Rule);

    [Fact]
    public void Does_not_allow_an_add_under_another_fact_or_on_a_version()
    {
        var row = A.Membership();

        Assert.Empty(ChangeValidation.FindBroken(Change.Add(row), null));
        Assert.Single(ChangeValidation.FindBroken(Change.FromData(Verb.Add, Guid.NewGuid(), null, row), null));
        Assert.Single(ChangeValidation.FindBroken(Change.FromData(Verb.Add, row.FactId, 2, row), null));
    }

    [Theory, MemberData(nameof(Malformed))]
    public void Names_the_field_that_is_not_well_formed(string field, Recorded row)
    {
        var broken = Assert.Single(ChangeValidation.FindBroken(Change.Add(row), null));

        Assert.Equal((Rule.WellFormed, field), (broken.Rule, broken.Field));
    }

    [Theory, MemberData(nameof(Unsound))]
    public void Names_the_text_that_is_not_sound_and_what_is_wrong_with_it(string field, TextFlaw flaw, Recorded row)
    {
        var broken = Assert.Single(ChangeValidation.FindBroken(Change.Add(row), null));

        Assert.Equal((Rule.SoundText, field, flaw), (broken.Rule, broken.Field, broken.Fault?.Flaw));
    }

    [Fact]
    public void What_stands_from_before_can_be_ended_and_put_right_but_is_not_brought_in_anew()
    {
        var old = Current with { Note = LocalizedText.English("As a\u000Bnote says.") };

        Assert.Empty(ChangeValidation.FindBroken(Change.End(old, Day, DateIs.On, ["second"]), old));
        Assert.Empty(ChangeValidation.FindBroken(Change.Correct(old, old with { Note = LocalizedText.English("As a note says.") }), old));
        Assert.Equal(Rule.SoundText, Assert.Single(ChangeValidation.FindBroken(Change.Correct(Current, old), Current)).Rule);
    }

    [Fact]
    public void A_long_text_may_have_several_lines() =>
        Assert.Empty(ChangeValidation.FindBroken(Change.Add(A.Membership() with { Note = LocalizedText.English("One.\r\nTwo.\nThree.") }), null));

    private static Change Of(Verb verb, Recorded? proposed) => Change.FromData(verb, Current.FactId, Current.RecordedIn, proposed);

    private static LocalizedText Long(int maxLength) => LocalizedText.English(new string('x', maxLength + 1));
}
