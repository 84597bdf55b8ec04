namespace LaDeclaration.Web.Resources;

/// <summary>
/// Stands for the site's terms; they are in the .resx files beside it, one for each language. A term has its word under its key,
/// what it means under “key.meaning”, and under “key.avoid”, if any language has some, the forms that are not used for it: in lower
/// case, separated by “; ”, each a whole word or words, or the beginning of one with “*” at its end. A language that has none leaves
/// it empty, since what is missing is read in English.
/// </summary>
public sealed class Glossary;
