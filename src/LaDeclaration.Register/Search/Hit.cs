namespace LaDeclaration.Register.Search;

/// <summary>A term that matches a search.</summary>
/// <param name="Term">Its number.</param>
/// <param name="Distance">The edit distance, or the number of words of the query that it lacks.</param>
internal readonly record struct Hit(int Term, int Distance = 0, bool IsSimilar = false);
