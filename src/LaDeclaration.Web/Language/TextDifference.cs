using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace LaDeclaration.Web.Language;

/// <summary>The places in which two long texts differ, word by word, each with a few of the words around it.</summary>
public static class TextDifference
{
    /// <summary>In characters. Two texts that are both shorter are read in full as quickly.</summary>
    private const int MinLength = 80;

    /// <summary>In words. With fewer in common they are two texts, not two versions of one.</summary>
    private const int MinInCommon = 6;

    /// <summary>In words. Fewer between two changed places make one of them, so that chance matches like “of the” do not tear a phrase apart.</summary>
    private const int MinBetween = 3;

    private const int ContextWords = 6;

    private static readonly CustomFunctionChunker Words = new(text => text.Split(' '));

    /// <returns>The parts in reading order, without the spaces between them; none if the texts are short or have little in common.</returns>
    public static IReadOnlyList<Part> Between(LanguageTaggedText before, LanguageTaggedText after)
    {
        if (Math.Max($"{before}".Length, $"{after}".Length) < MinLength)
            return [];
        var diff = Differ.Instance.CreateDiffs($"{before}", $"{after}", ignoreWhiteSpace: false, ignoreCase: false, Words);
        var (old, changes) = (diff.PiecesOld, Merge(diff.DiffBlocks));
        return old.Count - changes.Sum(c => c.DeleteCountA) < MinInCommon ? [] : [.. Parts().Where(p => !p.Text.IsEmpty)];

        IEnumerable<Part> Parts()
        {
            var at = 0;
            foreach (var change in changes)
            {
                yield return new Part(PartKind.Unchanged, Shortened(at, change.DeleteStartA, change == changes[0] ? 0 : ContextWords, ContextWords));
                yield return new Part(PartKind.Removed, Excerpt(before, old, change.DeleteStartA, change.DeleteCountA));
                yield return new Part(PartKind.Added, Excerpt(after, diff.PiecesNew, change.InsertStartB, change.InsertCountB));
                at = change.DeleteStartA + change.DeleteCountA;
            }
            yield return new Part(PartKind.Unchanged, Shortened(at, old.Count, ContextWords, 0));
        }

        LanguageTaggedText Shortened(int start, int end, int head, int tail) => end - start <= head + tail
            ? Excerpt(before, old, start, end - start)
            : LanguageTaggedText.Join(" ", new[] { Excerpt(before, old, start, head), "…", Excerpt(before, old, end - tail, tail) }.Where(t => !t.IsEmpty));
    }

    private static List<DiffBlock> Merge(IEnumerable<DiffBlock> changes)
    {
        var merged = new List<DiffBlock>();
        foreach (var change in changes)
        {
            if (merged is [.., var last] && change.DeleteStartA - last.DeleteStartA - last.DeleteCountA < MinBetween)
                merged[^1] = new DiffBlock(
                    last.DeleteStartA, change.DeleteStartA + change.DeleteCountA - last.DeleteStartA,
                    last.InsertStartB, change.InsertStartB + change.InsertCountB - last.InsertStartB);
            else
                merged.Add(change);
        }
        return merged;
    }

    private static LanguageTaggedText Excerpt(LanguageTaggedText text, IReadOnlyList<string> words, int start, int count)
    {
        var from = words.Take(start).Sum(word => word.Length + 1);
        return count == 0 ? "" : text[from..(from + string.Join(' ', words.Skip(start).Take(count)).Length)];
    }

    public enum PartKind
    {
        /// <summary>In both texts; “…” stands for words left out.</summary>
        Unchanged,
        Removed,
        Added,
    }

    public sealed record Part(PartKind Kind, LanguageTaggedText Text);
}
