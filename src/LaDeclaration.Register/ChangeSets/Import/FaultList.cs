using LaDeclaration.Register.Text;

namespace LaDeclaration.Register.ChangeSets.Import;

/// <summary>What is wrong with a file: all of it is counted and the first of it held, so that a file in which everything is wrong takes no more room than another.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> first = [];

    /// <summary>In the order in which they were found; at most <see cref="MembershipImport.MaxFaults"/>.</summary>
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
