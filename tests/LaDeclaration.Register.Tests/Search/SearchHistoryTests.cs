using CsCheck;
using LaDeclaration.Register.Search;

namespace LaDeclaration.Register.Tests.Search;

/// <summary>One index, which is added to, answers the readers of every revision as one would that holds nothing but what that revision said.</summary>
public sealed class SearchHistoryTests
{
    private static readonly string[] Languages = ["en", "es", "fr"];

    /// <summary>Beginnings, codes, variants and misspellings.</summary>
    private static readonly string[] Queries = ["v", "vi", "la", "mob", "PER", "pillar 1", "paquete", "lima", "vsia plann", "familly", "mobiltiy visa", "action package committee"];

    private static readonly Gen<string> Query = Gen.OneOf(Renaming.Text, Gen.Int[0, Queries.Length - 1].Select(i => Queries[i]));

    private static readonly Gen<(string Query, int Day, int Language)[]> Questions = Gen.Select(Query, Gen.Int[0, 900], Gen.Int[0, Languages.Length - 1]).Array[1, 12];

    [Fact]
    public void Whenever_revisions_are_added_each_is_searched_as_it_was() => Gen.Select(Renaming.Any.Array[1, 25], Gen.Int[1, 5], Questions).Sample((edits, atOnce, questions) =>
    {
        var versions = Renaming.Carry(edits);
        var index = Revisions.Index(versions, edits.Length, atOnce);

        for (var known = 0; known <= edits.Length; known++)
        {
            var fresh = Revisions.IndexOfKnown(versions, known);
            foreach (var question in questions)
                Assert.Equal(Answer(fresh, question), Answer(index.At(known), question));
        }
    }, iter: 50);

    [Fact]
    public void A_reader_is_told_the_same_while_later_revisions_are_added() => Gen.Select(Renaming.Any.Array[20, 40], Questions).Sample((edits, questions) =>
    {
        var versions = Renaming.Carry(edits);
        var expected = Enumerable.Range(0, edits.Length + 1).Select(known => questions.Select(q => Answer(Revisions.IndexOfKnown(versions, known), q)).ToList()).ToList();
        var index = new RegisterIndex();
        var asked = 0;
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var isLast = false; !isLast;)
            {
                isLast = index.Revision == edits.Length;
                var number = Interlocked.Increment(ref asked);
                var (known, i) = (number % (index.Revision + 1), number % questions.Length);
                Assert.Equal(expected[known][i], Answer(index.At(known), questions[i]));
            }
        })).ToArray();

        while (index.Revision < edits.Length)
        {
            var before = Volatile.Read(ref asked);
            index.AddNext(versions, index.Revision + 1);
            SpinWait.SpinUntil(() => Volatile.Read(ref asked) > before || readers.Any(r => r.IsFaulted));
        }

        Task.WaitAll(readers);
    }, iter: 10, threads: 1);

    private static List<string> Answer(IndexAtRevision index, (string Query, int Day, int Language) question)
    {
        var day = A.LosAngeles.AddDays(question.Day);
        var language = Languages[question.Language];
        return [.. index.Find(question.Query, day, language, 6).Select(m =>
            string.Join(" | ", m.Noun.Subject, m.By.Kind, m.By.Text, m.By.Language, m.IsSimilar, m.By.IsShownOn(day), m.Noun.IsInForce(day), m.Noun.GetName(day, language)))];
    }
}
