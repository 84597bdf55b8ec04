using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Servers;

namespace LaDeclaration.Benchmarks.Measurements;

/// <param name="Work">A folder for files that live as long as the run.</param>
/// <param name="IsQuick">Few rounds, and shorter patience.</param>
/// <param name="Builds">What is compared; the last is the present one.</param>
internal sealed record Run(string Work, bool IsQuick, IReadOnlyList<Build> Builds, Func<Build, RegisterStock> StockOf);
