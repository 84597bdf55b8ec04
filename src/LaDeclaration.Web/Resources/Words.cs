namespace LaDeclaration.Web.Resources;

/// <summary>Stands for the interface's words; they are in the .resx files beside it, one for each language.</summary>
public sealed class Words;
