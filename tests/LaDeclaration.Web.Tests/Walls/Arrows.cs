namespace LaDeclaration.Web.Tests.Walls;

/// <summary>Arrows between rooms: for each room those that it may use.</summary>
internal sealed class Arrows(IReadOnlyDictionary<string, string[]> stated)
{
    public IEnumerable<(string From, string To)> All => stated.SelectMany(s => s.Value.Select(to => (s.Key, to)));

    /// <summary>What the code does otherwise than is stated; empty if it does the same.</summary>
    public IReadOnlyList<string> Compare(IReadOnlySet<string> rooms, IReadOnlyDictionary<(string From, string To), List<string>> used) =>
    [
        .. rooms.Except(stated.Keys).Select(room => $"The room {room} is not stated."),
        .. stated.Keys.Except(rooms).Select(room => $"There is no room {room}."),
        .. used.Where(u => rooms.Contains(u.Key.From) && !All.Contains(u.Key)).Select(u => $"{u.Key.From} may not use {u.Key.To}: {string.Join("; ", u.Value)}"),
        .. All.Except(used.Keys).Select(arrow => $"{arrow.From} no longer uses {arrow.To}."),
    ];

    /// <summary>Every room at the end of one arrow or several.</summary>
    public IReadOnlySet<string> ReachedFrom(string room)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(stated[room]);
        while (open.TryPop(out var next))
            if (reached.Add(next))
                foreach (var further in stated[next])
                    open.Push(further);
        return reached;
    }

    /// <summary>The fewest arrows that lead to the same rooms (transitive reduction), which are the ones worth drawing.</summary>
    public IEnumerable<(string From, string To)> Drawn => All.Where(a => !stated[a.From].Any(other => other != a.To && ReachedFrom(other).Contains(a.To)));
}
