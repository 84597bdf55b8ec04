using LaDeclaration.Register.Countries;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;

namespace LaDeclaration.Register.Search;

/// <summary>A text by which a noun can be found.</summary>
/// <param name="Language">BCP 47; null for codes and variants.</param>
internal readonly record struct NounText(TermKind Kind, string Text, string? Language = null)
{
    /// <summary>The texts of a noun's versions, each with the revision from which some version says it and the one that took it back.</summary>
    public static IEnumerable<(NounText Text, int From, int? Until)> ListPeriods(IndexedNoun noun)
    {
        string[] codes = noun.Kind == NounKind.Country ? [noun.Key, Country.Of(noun.Key).Alpha3] : [noun.Key];
        List<NounText> always = [.. codes.Select(c => new NounText(TermKind.Code, c)), .. SearchVariants.Of(noun.Subject).Select(v => new NounText(TermKind.Variant, v))];
        if (noun.Versions is [var only])
            return ListNames(only).Concat(always).Distinct().Select(text => (text, only.RecordedIn, only.SupersededIn));
        return from version in noun.Versions
               from text in ListNames(version).Concat(always).Distinct()
               group version by text into said
               from period in JoinPeriods(said)
               select (said.Key, period.From, period.Until);
    }

    private static IEnumerable<NounText> ListNames(Recorded version) => version switch
    {
        Details details => details.Name.Wordings.Select(w => new NounText(TermKind.Name, w.Value.Text, w.Key)),
        Source source => [new(TermKind.Name, source.Title, source.Language), new(TermKind.Publisher, source.Publisher, source.Language)],
        _ => [],
    };

    /// <summary>Periods that overlap or follow one another become one.</summary>
    private static IEnumerable<(int From, int? Until)> JoinPeriods(IEnumerable<IVersion> versions)
    {
        (int From, int? Until)? joined = null;
        foreach (var version in versions.OrderBy(v => v.RecordedIn))
        {
            if (joined is { Until: { } until } before && until < version.RecordedIn)
            {
                yield return before;
                joined = null;
            }
            joined = joined is { } earlier
                ? (earlier.From, earlier.Until is { } a && version.SupersededIn is { } b ? Math.Max(a, b) : null)
                : (version.RecordedIn, version.SupersededIn);
        }
        yield return joined!.Value;
    }
}
