using LaDeclaration.Benchmarks.Databases;
using LaDeclaration.Benchmarks.Registers;
using LaDeclaration.Benchmarks.Servers;
using LaDeclaration.Register.Data;

namespace LaDeclaration.Benchmarks.Measurements;

/// <param name="Work">A folder for files that live as long as the run.</param>
/// <param name="IsQuick">Few rounds, and shorter patience.</param>
/// <param name="Builds">What is compared; the last is the present one.</param>
/// <param name="Providers">The databases that pages and publishing are measured on.</param>
/// <param name="Scales">The sizes that they are measured at, the smallest first.</param>
internal sealed record Run(string Work, bool IsQuick, IReadOnlyList<Build> Builds, Func<Build, RegisterStock> StockOf, IReadOnlyList<DatabaseProvider> Providers, IReadOnlyList<RegisterScale> Scales);
