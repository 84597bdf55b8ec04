using System.Text.RegularExpressions;
using LaDeclaration.Register.Statements;
using LaDeclaration.Web.Requests;
using Microsoft.AspNetCore.Razor.Hosting;
using Mono.Cecil;

namespace LaDeclaration.Web.Tests.Walls;

/// <summary>The rooms of a project, which are the folders directly below it, and the arrows between them.</summary>
internal sealed class Rooms
{
    /// <summary>What stands at the top of the project or is made up by the compiler.</summary>
    private const string Program = "Program";

    private readonly string project;
    private readonly Dictionary<string, string> views;

    private Rooms(string project, AssemblyDefinition assembly)
    {
        this.project = project;
        views = assembly.CustomAttributes.Where(a => a.AttributeType.Name == nameof(RazorCompiledItemAttribute))
            .ToDictionary(a => ((TypeReference)a.ConstructorArguments[0].Value).FullName, a => (string)a.ConstructorArguments[2].Value);
        Dependencies = [.. Walls.Dependencies.Of(assembly).Where(d => !IsGenerated(d.User) && !IsGenerated(d.Used))];
        Names = assembly.MainModule.Types.Where(t => !IsGenerated(t)).Select(RoomOf).OfType<string>().ToHashSet();
        Arrows = Dependencies.Select(d => (From: RoomOf(d.User), To: RoomOf(d.Used), Example: $"{NameOf(d.User)} → {NameOf(d.Used)}"))
            .Where(d => d.From is not null && d.To is not null && d.From != d.To)
            .GroupBy(d => (d.From!, d.To!)).ToDictionary(g => g.Key, g => g.Select(d => d.Example).Order(StringComparer.Ordinal).ToList());
    }

    public static Rooms OfWeb { get; } = Read("LaDeclaration.Web", typeof(ReadingContext));

    public static Rooms OfRegister { get; } = Read("LaDeclaration.Register", typeof(Statement));

    public IReadOnlySet<string> Names { get; }

    public IReadOnlyList<(TypeDefinition User, TypeReference Used)> Dependencies { get; }

    /// <summary>From and to, with the uses that make the arrow.</summary>
    public IReadOnlyDictionary<(string From, string To), List<string>> Arrows { get; }

    /// <summary>Null for a type of another assembly. The site's pages are three rooms: what the public, an account's owner and staff see.</summary>
    public string? RoomOf(TypeReference type)
    {
        if (PlaceOf(type) is not { } place)
            return null;
        return place switch
        {
            [] => Program,
            ["Pages", "Admin" or "Account", ..] => $"{place[0]}/{place[1]}",
            _ => place[0],
        };
    }

    /// <summary>The folders that a page, or what belongs to one, lies in: “Admin/Committees”; null for what is no page.</summary>
    public string? SliceOf(TypeReference type) => PlaceOf(type) is ["Pages", .. var folders] ? string.Join('/', folders) : null;

    /// <summary>A view's path, or a type's full name without the project's.</summary>
    public string NameOf(TypeReference type) => views.GetValueOrDefault(type.FullName) ?? type.FullName.Replace(project + ".", "", StringComparison.Ordinal);

    private string[]? PlaceOf(TypeReference type)
    {
        if (views.TryGetValue(type.FullName, out var path))
            return path.Trim('/').Split('/')[..^1];
        if (type.Scope is AssemblyNameReference other && other.Name != project)
            return null;
        return type.Namespace == project || type.Namespace.Length == 0 ? [] : type.Namespace.StartsWith(project + ".", StringComparison.Ordinal) ? type.Namespace[(project.Length + 1)..].Split('.') : null;
    }

    /// <summary>What the compiler and the framework's generators add, in namespaces of their own or without one.</summary>
    private static bool IsGenerated(TypeReference type) =>
        type.Scope is ModuleDefinition && (type.Name.StartsWith('<') || Regex.IsMatch(type.Namespace, @"^(System|Microsoft)\."));

    private static Rooms Read(string project, Type any) => new(project, AssemblyDefinition.ReadAssembly(any.Assembly.Location));
}
