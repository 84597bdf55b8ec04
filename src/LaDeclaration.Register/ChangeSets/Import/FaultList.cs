using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>Counts all faults of a file and keeps the first, which bounds the memory for a file with many.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> first = [];

    /// <summary>In the order of <see cref="Add"/>; at most <see cref="MembershipImport.MaxFaults"/>.</summary>
    public IReadOnlyList<Fault> First => first;

    public int Count { get; private set; }

    public void Add(int line, string column, Flaw flaw, string typed = "", string other = "", string another = "", TextFault? text = null)
    {
        Count++;
        if (first.Count < MembershipImport.MaxFaults)
            first.Add(new Fault(line, column, flaw, typed, other, another, text));
    }

    public void Clear()
    {
        first.Clear();
        Count = 0;
    }
}
