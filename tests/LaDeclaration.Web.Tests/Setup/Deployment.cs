using System.Text.RegularExpressions;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>The files of src/deploy, as the tools read them that they are for.</summary>
public static partial class Deployment
{
    public static string Folder => Path.Combine(Repository.Root, "src", "deploy");

    public static Compose Compose { get; } = Compose.Parse(Read("compose.yaml"));

    /// <summary>Environment variables that the image of the site sets.</summary>
    public static IReadOnlyDictionary<string, string> ImageEnvironment { get; } = Variables(ImageVariable().Matches(Read("Dockerfile")));

    /// <summary>The environment file as it comes: of a machine with systemd, and of compose.</summary>
    public static IReadOnlyDictionary<string, string> FileEnvironment { get; } = Variables(FileVariable().Matches(Read("site.env")));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>What a node's container starts with. The environment file overrides the image, compose overrides both.</summary>
    public static Dictionary<string, string> EnvironmentOf(ComposeService node)
    {
        var environment = new Dictionary<string, string>(ImageEnvironment);
        foreach (var (name, value) in FileEnvironment.Concat(node.Environment))
            environment[name] = value;
        return environment;
    }

    private static Dictionary<string, string> Variables(MatchCollection lines) => lines.ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value);

    [GeneratedRegex("""^ENV (\w+)="(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex ImageVariable();

    [GeneratedRegex("^([A-Z]\\w+)='?(.*?)'?$", RegexOptions.Multiline)]
    private static partial Regex FileVariable();
}
