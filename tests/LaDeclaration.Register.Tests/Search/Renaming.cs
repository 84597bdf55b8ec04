using CsCheck;
using LaDeclaration.Register.Sources;
using LaDeclaration.Register.Statements;
using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.Tests.Search;

public enum RenamingAct
{
    Correct,

    /// <summary>It ends, and bears another name from that day.</summary>
    Rename,
    End,
    Retract,
}

/// <summary>One edit of what a country, committee, pillar or source is called; an add where there is none.</summary>
/// <param name="Noun">Which one.</param>
/// <param name="Texts">In English, Spanish and French; empty for none.</param>
/// <param name="Days">How long the former name lasts.</param>
public sealed record Renaming(RenamingAct Act, int Noun, IReadOnlyList<string> Texts, int Days)
{
    public static readonly string[] Words = ["visa", "visas", "vista", "Labor", "labour", "mobility", "movilidad", "família", "famille", "family", "ñandú", "plan", "the", "pe"];

    public static Gen<string> Text { get; } = Gen.Int[0, Words.Length - 1].Array[1, 3].Select(words => string.Join(' ', words.Select(i => Words[i])));

    public static Gen<Renaming> Any { get; } = Gen.Select(
        Gen.Enum<RenamingAct>(), Gen.Int[0, 9], Gen.Select(Text, Gen.OneOf(Text, Gen.Const("")), Gen.OneOf(Text, Gen.Const(""))), Gen.Int[1, 300],
        (act, noun, texts, days) => new Renaming(act, noun, [texts.Item1, texts.Item2, texts.Item3], days));

    /// <summary>All versions that come of these edits, each of which is a revision.</summary>
    public static List<Recorded> Carry(IEnumerable<Renaming> edits)
    {
        var versions = new List<Recorded>();
        foreach (var (edit, index) in edits.Select((edit, index) => (edit, index)))
            edit.Carry(versions, index + 1);
        return versions;
    }

    private void Carry(List<Recorded> versions, int revision)
    {
        var last = versions.FindLastIndex(v => v.SupersededIn is null && v.Subject == Create(A.LosAngeles).Subject);
        if (last < 0)
        {
            versions.Add(Create(A.LosAngeles) with { RecordedIn = revision });
            return;
        }
        var before = versions[last];
        versions[last] = before with { SupersededIn = revision };
        versions.AddRange(Successors(before).Select(v => v with { RecordedIn = revision, SupersededIn = null }));
    }

    private IEnumerable<Recorded> Successors(Recorded before) => (Act, before) switch
    {
        (RenamingAct.Retract, _) => [],
        (RenamingAct.Correct, Details details) => [(Details)Create(details.From) with { FactId = details.FactId, Until = details.Until, UntilIs = details.UntilIs }],
        (_, Source source) => [Create(A.LosAngeles) with { FactId = source.FactId }],
        (RenamingAct.End, Details details) => [Ended(details)],
        (_, Details details) => [Ended(details), Create(Ended(details).Until!.Value)],
        _ => [before],
    };

    private Details Ended(Details details) => details.Until is null ? details with { Until = details.From.AddDays(Days), UntilIs = DateIs.On } : details;

    private Recorded Create(DateOnly from)
    {
        var name = new LocalizedText(Texts.Zip(["en", "es", "fr"]).Where(t => t.First.Length > 0).Select(t => KeyValuePair.Create(t.Second, new Wording(t.First, true))));
        return Noun switch
        {
            < 3 => A.Country(((string[])["PE", "CL", "MX"])[Noun], from) with { Name = name },
            < 6 => A.Committee(((string[])["labor-mobility", "visa", "plan"])[Noun - 3], from: from) with { Name = name },
            < 8 => A.Pillar(Noun - 5, from) with { Name = name },
            _ => A.Source(((string[])["visa", "lima"])[Noun - 8]) with { Title = Texts[0], Publisher = Texts[1].Length > 0 ? Texts[1] : "A ministry" },
        };
    }
}
