namespace LaDeclaration.Web.Tests.Harness;

public static class Faults
{
    private const int MostShown = 40;

    /// <summary>Fails with all of them, one a line.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} faults:\n{string.Join("\n", found.Take(MostShown))}");
    }
}
