using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.ChangeSets.Editing;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LaDeclaration.Web.Editing;

/// <summary>Checks what a committee's, a country's or the matrix's form about memberships posted, and turns it into changes.</summary>
public sealed class MembershipGridForm(ChangeDescriber describer, Formatter format, ReadingContext reader, IStringLocalizer<Words> words)
{
    /// <returns>None when something typed is wrong or nothing would be different; empty when the draft's changes are only taken back.</returns>
    public IReadOnlyList<Change>? ReadChanges(MembershipGrid grid, DraftPage page)
    {
        var (state, evidence) = (page.ModelState, page.Evidence);
        var different = grid.Different;
        if (different.Count == 0 && grid.Draft?.Changes.Any(grid.IsReplaced) != true)
            state.AddModelError("", words["MembershipGrid_Nothing"]);
        if (!state.IsValid)
            return null;
        if (grid.ByDelegate)
            foreach (var (_, posted) in different)
                posted.How ??= AlterationKind.Changed;
        var unexplained = different.Where(d => d.Cell.TakesAway(d.Posted) && d.Posted.How is null).ToList();
        if (grid.AsksHowOnce && unexplained.Count > 0)
            state.AddModelError("How", words["MembershipGrid_HowNeededOnce"]);
        foreach (var (cell, _) in grid.AsksHowOnce ? [] : unexplained)
            state.AddModelError(grid.Field(cell, "How"), words["MembershipGrid_HowNeeded", cell.Name.In(reader.Language).Text]);
        if (!evidence.Check(state, words, page.Citable, asksDate: different.Any(d => d.Cell.IsDated(d.Posted))))
            return null;

        foreach (var (cell, posted) in different)
            if (cell.Clashing(posted.Role, grid.Draft) is { } announced)
                state.AddModelError(grid.Field(cell, "Role"), words["MembershipGrid_AnnouncedAlready", describer.DescribeWithDates(announced, grid.Names)]);
        var changes = different.SelectMany(d => d.Cell.Changes(d.Posted, evidence.Effect).Select(change => (d.Cell, Change: change))).ToList();
        foreach (var (cell, change) in changes)
            Check(cell, change, grid, page);
        if (grid.ByDelegate && evidence.AddedSource is not null && changes.TrueForAll(c => c.Change.Verb == Verb.Retract))
            state.AddModelError("Evidence.Source", words["MembershipGrid_NothingToCite"]);
        return state.IsValid ? [.. changes.Select(c => c.Change)] : null;
    }

    /// <summary>Confirms every entry that does not cite the source or a newer one yet and that the draft does not change.</summary>
    /// <returns>None when something typed is wrong or nothing is left to confirm.</returns>
    public IReadOnlyList<Change>? ConfirmAll(MembershipGrid grid, DraftPage page)
    {
        var (state, evidence) = (page.ModelState, page.Evidence);
        // A role chosen and not yet in the draft would be lost.
        foreach (var cell in grid.Cells)
            if (grid.Posted.TryGetValue(cell.Key, out var posted) && posted.Role != cell.PostedIn(grid.Draft?.Changes ?? []).Role)
                state.AddModelError(grid.Field(cell, "Role"), words["MembershipGrid_AlteredToo", cell.Name.In(reader.Language).Text]);
        if (!evidence.Check(state, words, page.Citable, asksDate: false))
            return null;
        var source = evidence.Effect.Source;
        var changes = grid.Cells.SelectMany(cell => cell.Current)
            .Where(m => evidence.NewerCited(m, page.Citable) is null && !m.Sources.Contains(source) && grid.Draft?.Changes.Any(c => c.FactId == m.FactId) != true)
            .Select(m => Change.Confirm(m, [source])).ToList();
        if (changes.Count > 0)
            return changes;
        state.AddModelError("Evidence.Source", words["MembershipGrid_AllCited"]);
        return null;
    }

    /// <summary>
    /// Says of cells that are no longer in the form that what was posted for them is left out: the day has come on which
    /// the committee is closed or the country's endorsement ends.
    /// </summary>
    /// <returns>False when there never was such a cell.</returns>
    public bool LeaveOut(IEnumerable<(string Country, string Committee)> gone, ModelStateDictionary state, NameLookup names)
    {
        foreach (var (code, slug) in gone)
        {
            if (names.Country(code) is not { } country || names.Committee(slug) is not { } committee)
                return false;
            state.AddModelError("", words["MembershipGrid_Gone", country.In(reader.Language).Text, committee.In(reader.Language).Text]);
        }
        return true;
    }

    /// <summary>What the register would refuse anyway is said beside the cell that causes it.</summary>
    private void Check(MembershipCell cell, Change change, MembershipGrid grid, DraftPage page)
    {
        var (effect, names) = (page.Evidence.Effect, grid.Names);
        var current = cell.Current.FirstOrDefault(m => m.FactId == change.FactId);
        if (change.Verb == Verb.End && current!.From >= effect.Day)
            Wrong("How", describer.DescribeBrokenRule(new BrokenRule(Rule.UntilAfterFrom, current), names).ToString());
        else if (change.Verb == Verb.End && current!.HasEndedBy(effect.Day))
            Wrong("How", words["MembershipGrid_EndsAlready", describer.DescribeWithDates(current!, names)]);
        else if (change.Verb == Verb.Confirm && current!.Sources.Contains(effect.Source))
            Wrong("Confirm", words["MembershipGrid_CitedAlready", describer.Describe(current, names)]);
        else if (change.Verb == Verb.Confirm && page.Evidence.NewerCited(current!, page.Citable) is { } newer)
            Wrong("Confirm", words["MembershipGrid_CitesNewer", describer.Describe(current!, names), format.Date(newer)]);

        void Wrong(string part, string sentence) => page.ModelState.AddModelError(grid.Field(cell, part), sentence);
    }
}
