using LaDeclaration.Register.ChangeSets;
using LaDeclaration.Register.Committees;
using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Data;
using LaDeclaration.Register.Pillars;
using LaDeclaration.Register.Staff;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Benchmarks.Registers;

/// <summary>Writes revisions as the publisher does: change set, changes, statements, citations, nouns, journal.</summary>
/// <param name="firstChangeSet">The number of the first change set.</param>
internal sealed class RevisionWriter(BulkWriter writer, int firstChangeSet, Actor editor, Func<string, Actor> delegateOf)
{
    private readonly Dictionary<Guid, Recorded> current = [];
    private readonly HashSet<object> nouns = [];
    private int changeSetNumber = firstChangeSet;

    public async Task Write(GeneratedRevision revision)
    {
        var author = revision.Country is { } country ? delegateOf(country) : editor;
        var changeSet = await WriteChangeSet(revision, author);
        await writer.Add(new Revision
        {
            Number = revision.Number,
            PublishedAt = revision.PublishedAt,
            Reason = revision.Reason,
            ReasonLanguage = revision.ReasonLanguage,
            ChangeSetNumber = changeSetNumber,
            AuthorId = author.Id,
            AuthorRole = author.Role,
            AuthorCountry = author.Country,
            ApproverId = editor.Id,
            ApproverRole = editor.Role,
        });
        await writer.Add(
            JournalEntry.Of(Act.Published, revision.PublishedAt, editor, changeSet: changeSetNumber, detail: $"{revision.Number}"),
            (nameof(JournalEntry.Id), (long)revision.Number));
        foreach (var change in changeSet.Changes)
            await Apply(change, revision.Number);
        changeSetNumber++;
    }

    /// <summary>Writes what nothing superseded.</summary>
    public async Task WriteCurrent()
    {
        foreach (var row in current.Values)
            await WriteVersion(row);
    }

    private async Task<ChangeSet> WriteChangeSet(GeneratedRevision revision, Actor author)
    {
        var changeSet = ChangeSet.Draft(author, revision.Reason, revision.ReasonLanguage, revision.Number - 1, revision.PublishedAt);
        changeSet.AddOrReplace(author, revision.Changes, revision.PublishedAt);
        changeSet.AcknowledgeBothRoles(author, revision.AcknowledgesBothRoles, revision.PublishedAt);
        if (!author.MayPublish)
            changeSet.Submit(author, revision.PublishedAt);
        await writer.Add(
            changeSet,
            (nameof(ChangeSet.Number), changeSetNumber),
            (nameof(ChangeSet.Version), changeSet.Version + 1),
            (nameof(ChangeSet.Status), ChangeSetStatus.Published),
            (nameof(ChangeSet.SubmittedAt), revision.PublishedAt));
        foreach (var submission in changeSet.Submissions)
            await writer.Add(submission, (nameof(Submission.ChangeSetNumber), changeSetNumber));
        foreach (var change in changeSet.Changes)
            await writer.Add(change, (nameof(Change.ChangeSetNumber), changeSetNumber));
        return changeSet;
    }

    private async Task Apply(Change change, int revision)
    {
        if (current.Remove(change.FactId, out var before))
            await WriteVersion(before with { SupersededIn = revision });
        if (change.Proposed is not { } proposed)
            return;
        current[change.FactId] = proposed with { RecordedIn = revision };
        object? noun = proposed switch
        {
            CountryDetails details => Country.Of(details.Country),
            PillarDetails details => new Pillar(details.Pillar),
            CommitteeDetails details => new Committee(details.Committee),
            _ => null,
        };
        if (noun is not null && nouns.Add(noun))
            await writer.Add(noun);
    }

    private async Task WriteVersion(Recorded version)
    {
        await writer.Add(version);
        if (version is not Statement statement)
            return;
        foreach (var key in statement.Sources)
            await writer.Add(new Citation(key, statement.FactId, statement.RecordedIn));
    }
}
