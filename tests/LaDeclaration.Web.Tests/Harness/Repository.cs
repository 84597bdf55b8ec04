namespace LaDeclaration.Web.Tests.Harness;

/// <summary>The folder that holds the solution, for tests that read the sources themselves.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Web => Path.Combine(Root, "src", "LaDeclaration.Web");

    /// <summary>Sources of the web host by their path, without what a build leaves.</summary>
    public static IReadOnlyDictionary<string, string> WebSources(params string[] endings) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)))
            .Where(file => !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .ToDictionary(file => Path.GetRelativePath(Web, file), File.ReadAllText);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LaDeclaration.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds LaDeclaration.sln.");
        return folder.FullName;
    }
}
