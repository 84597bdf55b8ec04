using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LaDeclaration.Web.Infrastructure;

/// <summary>What the committee's, the country's and the matrix's form about memberships do alike: read the answers and put them into a draft.</summary>
public sealed class SeatForm(Desk desk, Sentences sentences, Phrases phrases, Reader reader, IStringLocalizer<Words> words)
{
    /// <summary>Puts what differs into the draft.</summary>
    /// <returns>The draft; none when something typed is wrong or nothing would be different.</returns>
    public async Task<ChangeSet?> Put(SeatPost post, ModelStateDictionary state, NameBook names, CancellationToken cancellation)
    {
        var told = post.Seats.Select(seat => (Seat: seat, Answer: post.Answers.GetValueOrDefault(seat.Key))).Where(t => t.Answer is not null).ToList();
        var different = told.Where(t => t.Seat.IsDifferent(t.Answer!)).ToList();
        bool IsReplaced(Change change) => told.Exists(t => t.Seat.IsSpokenOf(change));
        if (different.Count == 0 && post.Draft?.Changes.Any(IsReplaced) != true)
            state.AddModelError("", words["Seats_Nothing"]);
        if (!state.IsValid)
            return null;
        if (post.By.Role == StaffRole.Delegate)
            foreach (var (_, answer) in different)
                answer!.How ??= WhatHappened.Changed;
        var unexplained = different.Where(t => t.Seat.TakesAway(t.Answer!) && t.Answer!.How is null).ToList();
        if (post.AsksHowOnce && unexplained.Count > 0)
            state.AddModelError("How", words["Seats_HowNeededOnce"]);
        foreach (var (seat, _) in post.AsksHowOnce ? [] : unexplained)
            state.AddModelError(post.Field(seat, "How"), words["Seats_HowNeeded", seat.Name.In(reader.Language).Text]);
        if (!post.Evidence.Check(state, words, post.Citable, asksDate: different.Exists(t => t.Seat.IsDated(t.Answer!))))
            return null;

        var changes = different.SelectMany(t => t.Seat.Changes(t.Answer!, post.Evidence).Select(change => (t.Seat, Change: change))).ToList();
        foreach (var (seat, answer) in different)
            if (seat.Clashing(answer!.Role, post.Draft) is { } announced)
                state.AddModelError(post.Field(seat, "Role"), words["Seats_AnnouncedAlready", sentences.DescribeWithDates(announced, names)]);
        Check(changes, post, state, names);
        return state.IsValid
            ? await desk.Put(post.Draft, post.By, post.Evidence, [.. changes.Select(c => c.Change)], IsReplaced, cancellation)
            : null;
    }

    /// <summary>Confirms every entry that does not cite the source or a newer one yet and that the draft says nothing else about.</summary>
    /// <returns>The draft; none when something typed is wrong or nothing is left to confirm.</returns>
    public async Task<ChangeSet?> ConfirmAll(SeatPost post, ModelStateDictionary state, CancellationToken cancellation)
    {
        // A role chosen and not yet in the draft would be lost.
        foreach (var seat in post.Seats)
            if (post.Answers.TryGetValue(seat.Key, out var answer) && answer.Role != seat.AnswerIn(post.Draft?.Changes ?? []).Role)
                state.AddModelError(post.Field(seat, "Role"), words["Seats_AlteredToo", seat.Name.In(reader.Language).Text]);
        if (!post.Evidence.Check(state, words, post.Citable, asksDate: false))
            return null;
        var changes = post.Seats.SelectMany(s => s.Current)
            .Where(m => post.Evidence.NewerCited(m, post.Citable) is null && !m.Sources.Contains(post.Evidence.SourceKey) && post.Draft?.Changes.Any(c => c.FactId == m.FactId) != true)
            .Select(m => Change.Confirm(m, [post.Evidence.SourceKey])).ToList();
        if (changes.Count > 0)
            return await desk.Put(post.Draft, post.By, post.Evidence, changes, cancellation: cancellation);
        state.AddModelError("Evidence.Source", words["Seats_AllCited"]);
        return null;
    }

    /// <summary>
    /// Leaves out what was answered for seats that are no longer in the form, and says so: the day has come on which
    /// the committee is closed or the country's endorsement ends.
    /// </summary>
    /// <returns>False when there never was such a seat.</returns>
    public bool LeaveOut(IEnumerable<(string Country, string Committee)> gone, ModelStateDictionary state, NameBook names)
    {
        foreach (var (code, slug) in gone)
        {
            if (names.Country(code) is not { } country || names.Committee(slug) is not { } committee)
                return false;
            state.AddModelError("", words["Seats_Gone", country.In(reader.Language).Text, committee.In(reader.Language).Text]);
        }
        return true;
    }

    /// <summary>What the register would refuse anyway, said beside the answer that causes it.</summary>
    private void Check(List<(Seat Seat, Change Change)> changes, SeatPost post, ModelStateDictionary state, NameBook names)
    {
        foreach (var (seat, change) in changes)
        {
            var current = seat.Current.FirstOrDefault(m => m.FactId == change.FactId);
            if (change.Verb == Verb.End && current!.From >= post.Evidence.Effective)
                state.AddModelError(post.Field(seat, "How"), sentences.Of(new BrokenRule(Rule.UntilAfterFrom, current), names).ToString());
            else if (change.Verb == Verb.End && current!.IsOverBy(post.Evidence.Effective))
                state.AddModelError(post.Field(seat, "How"), words["Seats_EndsAlready", sentences.DescribeWithDates(current!, names)]);
            else if (change.Verb == Verb.Confirm && current!.Sources.Contains(post.Evidence.SourceKey))
                state.AddModelError(post.Field(seat, "Confirm"), words["Seats_CitedAlready", sentences.Describe(current, names)]);
            else if (change.Verb == Verb.Confirm && post.Evidence.NewerCited(current!, post.Citable) is { } newer)
                state.AddModelError(post.Field(seat, "Confirm"), words["Seats_CitesNewer", sentences.Describe(current!, names), phrases.Date(newer)]);
        }
        if (post.By.Role == StaffRole.Delegate && post.Evidence.AddedSource is not null && changes.TrueForAll(c => c.Change.Verb == Verb.Retract))
            state.AddModelError("Evidence.Source", words["Seats_NothingToCite"]);
    }
}

