using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;
using LaDeclaration.Web.Requests;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Editing;

/// <summary>What the committee's, the country's and the matrix's form about memberships do alike: read the answers and put them into a draft.</summary>
public sealed class MembershipGridForm(DraftStore drafts, ChangeDescriber describer, Formatter format, ReadingContext reader, IStringLocalizer<Words> words)
{
    /// <summary>Puts what differs into the draft.</summary>
    /// <returns>The draft; none when something typed is wrong or nothing would be different.</returns>
    public async Task<ChangeSet?> Save(PostedGrid post, ModelStateDictionary state, NameLookup names, CancellationToken cancellation)
    {
        var told = post.Cells.Select(cell => (Seat: cell, Answer: post.Posted.GetValueOrDefault(cell.Key))).Where(t => t.Answer is not null).ToList();
        var different = told.Where(t => t.Seat.IsDifferent(t.Answer!)).ToList();
        bool IsReplaced(Change change) => told.Exists(t => t.Seat.IsReplaced(change));
        if (different.Count == 0 && post.Draft?.Changes.Any(IsReplaced) != true)
            state.AddModelError("", words["Seats_Nothing"]);
        if (!state.IsValid)
            return null;
        if (post.By.Role == StaffRole.Delegate)
            foreach (var (_, posted) in different)
                posted!.How ??= AlterationKind.Changed;
        var unexplained = different.Where(t => t.Seat.TakesAway(t.Answer!) && t.Answer!.How is null).ToList();
        if (post.AsksHowOnce && unexplained.Count > 0)
            state.AddModelError("How", words["Seats_HowNeededOnce"]);
        foreach (var (cell, _) in post.AsksHowOnce ? [] : unexplained)
            state.AddModelError(post.Field(cell, "How"), words["Seats_HowNeeded", cell.Name.In(reader.Language).Text]);
        if (!post.Evidence.Check(state, words, post.Citable, asksDate: different.Exists(t => t.Seat.IsDated(t.Answer!))))
            return null;

        var changes = different.SelectMany(t => t.Seat.Changes(t.Answer!, post.Evidence).Select(change => (t.Seat, Change: change))).ToList();
        foreach (var (cell, posted) in different)
            if (cell.Clashing(posted!.Role, post.Draft) is { } announced)
                state.AddModelError(post.Field(cell, "Role"), words["Seats_AnnouncedAlready", describer.DescribeWithDates(announced, names)]);
        Check(changes, post, state, names);
        return state.IsValid
            ? await drafts.Save(post.Draft, post.By, post.Evidence, [.. changes.Select(c => c.Change)], IsReplaced, cancellation)
            : null;
    }

    /// <summary>Confirms every entry that does not cite the source or a newer one yet and that the draft says nothing else about.</summary>
    /// <returns>The draft; none when something typed is wrong or nothing is left to confirm.</returns>
    public async Task<ChangeSet?> ConfirmAll(PostedGrid post, ModelStateDictionary state, CancellationToken cancellation)
    {
        // A role chosen and not yet in the draft would be lost.
        foreach (var cell in post.Cells)
            if (post.Posted.TryGetValue(cell.Key, out var posted) && posted.Role != cell.PostedIn(post.Draft?.Changes ?? []).Role)
                state.AddModelError(post.Field(cell, "Role"), words["Seats_AlteredToo", cell.Name.In(reader.Language).Text]);
        if (!post.Evidence.Check(state, words, post.Citable, asksDate: false))
            return null;
        var changes = post.Cells.SelectMany(s => s.Current)
            .Where(m => post.Evidence.NewerCited(m, post.Citable) is null && !m.Sources.Contains(post.Evidence.SourceKey) && post.Draft?.Changes.Any(c => c.FactId == m.FactId) != true)
            .Select(m => Change.Confirm(m, [post.Evidence.SourceKey])).ToList();
        if (changes.Count > 0)
            return await drafts.Save(post.Draft, post.By, post.Evidence, changes, cancellation: cancellation);
        state.AddModelError("Evidence.Source", words["Seats_AllCited"]);
        return null;
    }

    /// <summary>
    /// Leaves out what was answered for seats that are no longer in the form, and says so: the day has come on which
    /// the committee is closed or the country's endorsement ends.
    /// </summary>
    /// <returns>False when there never was such a cell.</returns>
    public bool LeaveOut(IEnumerable<(string Country, string Committee)> gone, ModelStateDictionary state, NameLookup names)
    {
        foreach (var (code, slug) in gone)
        {
            if (names.Country(code) is not { } country || names.Committee(slug) is not { } committee)
                return false;
            state.AddModelError("", words["Seats_Gone", country.In(reader.Language).Text, committee.In(reader.Language).Text]);
        }
        return true;
    }

    /// <summary>What the register would refuse anyway, said beside the posted that causes it.</summary>
    private void Check(List<(MembershipCell Seat, Change Change)> changes, PostedGrid post, ModelStateDictionary state, NameLookup names)
    {
        foreach (var (cell, change) in changes)
        {
            var current = cell.Current.FirstOrDefault(m => m.FactId == change.FactId);
            if (change.Verb == Verb.End && current!.From >= post.Evidence.Effective)
                state.AddModelError(post.Field(cell, "How"), describer.Of(new BrokenRule(Rule.UntilAfterFrom, current), names).ToString());
            else if (change.Verb == Verb.End && current!.IsOverBy(post.Evidence.Effective))
                state.AddModelError(post.Field(cell, "How"), words["Seats_EndsAlready", describer.DescribeWithDates(current!, names)]);
            else if (change.Verb == Verb.Confirm && current!.Sources.Contains(post.Evidence.SourceKey))
                state.AddModelError(post.Field(cell, "Confirm"), words["Seats_CitedAlready", describer.Describe(current, names)]);
            else if (change.Verb == Verb.Confirm && post.Evidence.NewerCited(current!, post.Citable) is { } newer)
                state.AddModelError(post.Field(cell, "Confirm"), words["Seats_CitesNewer", describer.Describe(current!, names), format.Date(newer)]);
        }
        if (post.By.Role == StaffRole.Delegate && post.Evidence.AddedSource is not null && changes.TrueForAll(c => c.Change.Verb == Verb.Retract))
            state.AddModelError("Evidence.Source", words["Seats_NothingToCite"]);
    }
}

