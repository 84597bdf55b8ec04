namespace LaDeclaration.Benchmarks.Servers;

/// <summary>A published site, and the program that generates registers at its schema.</summary>
/// <param name="Name">As it is called in the results.</param>
/// <param name="Site">The folder of the published site.</param>
/// <param name="Generator">The path of the published benchmarks of the same commit.</param>
internal sealed record Build(string Name, string Site, string Generator);
