using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LaDeclaration.Web.Tests.Setup;

/// <summary>A compose file, as far as tests look at it.</summary>
public sealed class Compose
{
    /// <summary>What both nodes are a copy of.</summary>
    [YamlMember(Alias = "x-site", ApplyNamingConventions = false)]
    public ComposeService? Site { get; set; }

    public Dictionary<string, ComposeService> Services { get; set; } = [];

    public Dictionary<string, object?> Networks { get; set; } = [];

    public Dictionary<string, object?> Volumes { get; set; } = [];

    public Dictionary<string, object?> Secrets { get; set; } = [];

    /// <summary>Services of the site itself, by name.</summary>
    public IReadOnlyDictionary<string, ComposeService> Nodes => Services.Where(s => s.Value.Build.Count > 0).ToDictionary();

    /// <exception cref="YamlDotNet.Core.YamlException">It is no YAML, or has a key twice.</exception>
    public static Compose Parse(string text) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<Compose>(text);
}

public sealed class ComposeService
{
    public string Image { get; set; } = "";

    public Dictionary<string, string> Build { get; set; } = [];

    public string EnvFile { get; set; } = "";

    public Dictionary<string, string> Environment { get; set; } = [];

    public List<string> Secrets { get; set; } = [];

    /// <summary>As “volume or path:target[:ro]”.</summary>
    public List<string> Volumes { get; set; } = [];

    public List<string> Tmpfs { get; set; } = [];

    /// <summary>A list of names, or a map from names to addresses.</summary>
    public object? Networks { get; set; }

    public bool ReadOnly { get; set; }

    public List<string> CapDrop { get; set; } = [];

    public List<string> SecurityOpt { get; set; } = [];

    public string MemLimit { get; set; } = "";

    public string Restart { get; set; } = "";

    public IEnumerable<string> NetworkNames => Networks is IDictionary<object, object> map ? map.Keys.Cast<string>() : ((IEnumerable<object>)Networks!).Cast<string>();
}
