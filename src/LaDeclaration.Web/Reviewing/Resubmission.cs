using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Language;

namespace LaDeclaration.Web.Reviewing;

/// <summary>How a change set differs from its previous submission.</summary>
/// <param name="Reason">The previous reason, if it differs.</param>
public sealed record Resubmission(Reason? Reason, IReadOnlyList<ChangeLine> Added, IReadOnlyList<AlteredLine> Altered, IReadOnlyList<ChangeLine> LeftOut)
{
    public bool IsTheSame => Reason is null && Added.Count + Altered.Count + LeftOut.Count == 0;

    public static Resubmission Of(DescribedSubmission before, ChangeSetReview now, FieldChanges fieldChanges)
    {
        var byFact = before.Lines.SelectMany(l => l.Changes.Select(c => (c.FactId, Line: l))).DistinctBy(l => l.FactId).ToDictionary(l => l.FactId, l => l.Line);
        var byKind = before.Lines.ToLookup(Kind);
        var taken = new HashSet<ChangeLine>(ReferenceEqualityComparer.Instance);
        var pairs = now.Lines.Select(line => (Now: line, Then: TakeCounterpart(line))).ToList();
        return new Resubmission(
            before.Reason.Text == now.ChangeSet.Reason ? null : before.Reason,
            [.. pairs.Where(p => p.Then is null).Select(p => p.Now)],
            [.. pairs.Where(p => p.Then is not null).Select(p => Alteration(p.Then!, p.Now)).OfType<AlteredLine>()],
            [.. before.Lines.Where(l => !taken.Contains(l))]);

        // A form adds an entry with a new id each time it is posted, so that lines are also paired by what they are about.
        ChangeLine? TakeCounterpart(ChangeLine line)
        {
            var then = line.Changes.Select(c => byFact.GetValueOrDefault(c.FactId)).Concat(byKind[Kind(line)]).FirstOrDefault(l => l is not null && !taken.Contains(l));
            if (then is not null)
                taken.Add(then);
            return then;
        }

        AlteredLine? Alteration(ChangeLine then, ChangeLine line)
        {
            var isSame = then.Verb == line.Verb && then.Text.ToString() == line.Text.ToString();
            var (before, after) = (then.Changes[^1].Proposed, line.Changes[^1].Proposed);
            var beside = isSame ? fieldChanges.Compare(before, after, now.Names) : fieldChanges.CompareBeyondSentence(before, after, now.Names);
            return isSame && beside.Count == 0 ? null : new AlteredLine(line, isSame ? null : then, beside);
        }
    }

    private static (Subject Subject, Verb Verb, Role? Role) Kind(ChangeLine line) => (line.Subject, line.Verb, (line.Changes[^1].Proposed as Membership)?.Role);
}

/// <param name="Then">The previous line, where its sentence differs.</param>
/// <param name="Differences">The fields that differ beside the sentence.</param>
public sealed record AlteredLine(ChangeLine Line, ChangeLine? Then, IReadOnlyList<FieldChange> Differences);
